package org.diandan.request.open311;

import java.util.List;
import org.diandan.contract.AreaCode;
import org.jspecify.annotations.Nullable;

/**
 * An area under the name by which programs ask for it.
 *
 * @param id the area's code, or a readable id
 * @param own the list it brought, in its order; null when it offers the catalogue
 */
public record Jurisdiction(String id, String name, AreaCode area, @Nullable List<Service> own) {

  public Jurisdiction {
    own = own == null ? null : List.copyOf(own);
  }
}
