package org.diandan.web;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.jdk.StringDeserializer;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.module.SimpleModule;

/**
 * Refuses text that no keyboard makes: control characters besides tab and line breaks, and halves
 * of surrogate pairs. As a Jackson module it does so for every string of every JSON body.
 */
final class CleanText extends SimpleModule {

  static final String MESSAGE_KEY = "kit.field.control-characters";

  /** Message by which the answer to an error recognises a refusal of this module. */
  static final String REFUSED = "control characters";

  private static final long serialVersionUID = 1;

  CleanText() {
    super("clean-text");
    addDeserializer(String.class, new Strings());
  }

  static boolean isClean(String text) {
    return text.codePoints().allMatch(CleanText::isAllowed);
  }

  private static boolean isAllowed(int point) {
    if (point == '\t' || point == '\n' || point == '\r') {
      return true;
    }
    return !Character.isISOControl(point) && Character.getType(point) != Character.SURROGATE;
  }

  private static final class Strings extends StdScalarDeserializer<String> {

    Strings() {
      super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) {
      var text = StringDeserializer.instance.deserialize(parser, context);
      if (text != null && !isClean(text)) {
        throw InvalidFormatException.from(parser, REFUSED, "", String.class);
      }
      return text;
    }
  }
}
