package org.diandan.journey.browser;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A test that is handed the one {@link Chromium} of the run. */
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnChromium.SharedChromium.class)
@interface OnChromium {

  /** Opens the browser for the first test that asks and closes it after the last one. */
  final class SharedChromium implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.GLOBAL)
          .computeIfAbsent(Chromium.class, type -> new Chromium(), Chromium.class);
    }
  }
}
