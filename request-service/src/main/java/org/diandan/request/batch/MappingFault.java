package org.diandan.request.batch;

import java.util.List;

/**
 * What is wrong with a mapping.
 *
 * @param line of the file, from 1
 * @param field path of the entry, such as {@code columns.opened}
 */
public record MappingFault(int line, String field, String messageKey, List<Object> arguments) {

  public MappingFault {
    arguments = List.copyOf(arguments);
  }
}
