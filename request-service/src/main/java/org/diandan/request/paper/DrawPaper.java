package org.diandan.request.paper;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.Diagnostic;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * Draws a template as a PDF with its font inside.
 *
 * <p>Takes some 300 ms and 60 MB; never called on an event loop.
 */
@Component
public class DrawPaper {

  private static final Logger LOG = LoggerFactory.getLogger(DrawPaper.class);
  private static final int REGULAR = 400;

  private final ITemplateEngine templates;
  private final PaperFont font;

  DrawPaper(ITemplateEngine templates, PaperFont font) {
    XRLog.setLoggingEnabled(false);
    this.templates = templates;
    this.font = font;
  }

  /**
   * The PDF of a template that is well-formed XML; characters the font lacks are shown as their
   * code points.
   *
   * @param model what the template's expressions read
   */
  public byte[] of(String template, Locale locale, Map<String, Object> model) {
    var page = font.printable(templates.process(template, new Context(locale, model)));
    var pdf = new ByteArrayOutputStream();
    try {
      new PdfRendererBuilder()
          .useFont(font::open, PaperFont.FAMILY, REGULAR, FontStyle.NORMAL, true)
          .withHtmlContent(page, null)
          .withProducer("Diandan")
          // Its own log goes past ours.
          .withDiagnosticConsumer(DrawPaper::report)
          .toStream(pdf)
          .run();
    } catch (IOException e) {
      throw new UncheckedIOException("The paper %s could not be drawn.".formatted(template), e);
    }
    return pdf.toByteArray();
  }

  private static void report(Diagnostic diagnostic) {
    if (diagnostic.getLevel().intValue() >= Level.WARNING.intValue()) {
      LOG.warn("While drawing a paper: {}", diagnostic.getFormattedMessage());
    }
  }
}
