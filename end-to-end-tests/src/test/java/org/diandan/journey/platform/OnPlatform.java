package org.diandan.journey.platform;

import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** A test that is handed the {@link Platform}; all tests of a run share one. */
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(OnPlatform.SharedPlatform.class)
public @interface OnPlatform {

  /** Opens the platform for the first test that asks and closes it after the last one. */
  final class SharedPlatform implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == Platform.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getRoot()
          .getStore(Namespace.GLOBAL)
          .computeIfAbsent(Platform.class, type -> Platform.open(), Platform.class);
    }
  }
}
