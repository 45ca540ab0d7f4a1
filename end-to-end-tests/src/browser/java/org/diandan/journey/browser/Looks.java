package org.diandan.journey.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Stream;

/** What every page must fulfil; each check names what breaks it and is empty when all is well. */
final class Looks {

  private static final List<String> AXE_TAGS =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

  private static final String AXE =
      """
      async tags => {
        const found = await axe.run(document, {
          runOnly: {type: 'tag', values: tags}, resultTypes: ['violations'],
          // Of these rules none reads style sheets, and there are no frames.
          preload: false, iframes: false});
        return found.violations.map(rule => `${rule.id}: ${rule.help}: `
          + rule.nodes.slice(0, 3).map(node => node.html).join(' | ')); }
      """;

  private static final String SHARED =
      """
      const shown = e => {
        const box = e.getBoundingClientRect(), style = getComputedStyle(e);
        return box.width > 1 && box.height > 1 && style.visibility !== 'hidden'
          && style.clipPath === 'none' && !e.closest('[hidden]');
      };
      const name = e => `${e.tagName.toLowerCase()}.${e.className} "${(e.innerText || e.value || e.name
        || '').trim().slice(0, 30)}"`;
      const hasText = e => [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim() !== '');
      """;

  private static final String SIDEWAYS =
      """
      () => { %s
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        return ['page is ' + document.documentElement.scrollWidth + ' wide'].concat(
          [...document.body.querySelectorAll('*')].filter(shown)
            .filter(e => e.getBoundingClientRect().right > width + 1).slice(0, 5).map(name)); }
      """
          .formatted(SHARED);

  private static final String CLIPPED =
      """
      () => { %s
        const hides = e => /hidden|clip/.test(getComputedStyle(e).overflow);
        const reaches = (e, text) => {
          for (let box = e; box && box !== document.documentElement; box = box.parentElement) {
            if (!hides(box)) continue;
            const outer = box.getBoundingClientRect();
            if (text.right > outer.right + 1 || text.bottom > outer.bottom + 2
                || text.left < outer.left - 1 || text.top < outer.top - 2) return false;
          }
          return true;
        };
        return [...document.body.querySelectorAll('*')].filter(e => shown(e) && hasText(e))
          .filter(e => {
            const range = document.createRange();
            range.selectNodeContents(e);
            return !reaches(e, range.getBoundingClientRect());
          }).map(name); }
      """
          .formatted(SHARED);

  private static final String SMALL_TARGETS =
      """
      ([least, main]) => { %s
        const box = e => {
          const own = e.getBoundingClientRect();
          if (!/radio|checkbox/.test(e.type)) return own;
          const label = e.labels && e.labels[0];
          return label ? label.getBoundingClientRect() : own;
        };
        const inSentence = e => e.tagName === 'A' && getComputedStyle(e).display === 'inline'
          && hasText(e.parentElement);
        const isMain = e => !(e.tagName === 'A' && getComputedStyle(e).display === 'inline');
        return [...document.querySelectorAll(
            'a[href], button, input:not([type=hidden]), select, textarea, summary')]
          .filter(e => shown(e) || (/radio|checkbox/.test(e.type) && [...e.labels].some(shown)))
          .filter(e => !inSentence(e))
          .filter(e => {
            const b = box(e), wanted = isMain(e) ? main : least;
            return b.width < wanted - 0.5 || b.height < wanted - 0.5;
          })
          .map(e => `${name(e)} ${Math.round(box(e).width)}x${Math.round(box(e).height)}`); }
      """
          .formatted(SHARED);

  private static final String MISSING_GLYPHS =
      """
      extra => { %s
        const canvas = document.createElement('canvas');
        canvas.width = canvas.height = 32;
        const pen = canvas.getContext('2d', {willReadFrequently: true});
        pen.font = '24px ' + getComputedStyle(document.body).fontFamily;
        pen.textBaseline = 'top';
        const drawn = char => {
          pen.clearRect(0, 0, 32, 32);
          pen.fillText(char, 2, 2);
          return pen.getImageData(0, 0, 32, 32).data.join();
        };
        const tofu = drawn('\\u{10FFFD}');
        const chars = new Set([...document.body.innerText + extra].filter(c => c.trim() !== ''));
        return [...chars].filter(c => drawn(c) === tofu).map(c => 'U+' + c.codePointAt(0).toString(16)); }
      """
          .formatted(SHARED);

  private static final String SMALL_TEXT =
      """
      ([main, least]) => { %s
        return [...document.querySelectorAll('main *')].filter(e => shown(e) && hasText(e))
          .filter(e => {
            const size = parseFloat(getComputedStyle(e).fontSize);
            const isMain = e.matches('p, li, dd, label, legend, button, input, td, h1, h2')
              && !e.closest('.small, .badge, .dots');
            return size < (isMain ? main : least);
          }).map(e => name(e) + ' ' + getComputedStyle(e).fontSize); }
      """
          .formatted(SHARED);

  private static final String TIGHT_LINES =
      """
      least => { %s
        return [...document.querySelectorAll('body *')].filter(e => shown(e) && hasText(e))
          .filter(e => !e.matches('option, text, tspan') && !e.closest('svg'))
          .map(e => [e, getComputedStyle(e)])
          .filter(([e, style]) => !(parseFloat(style.lineHeight) / parseFloat(style.fontSize) >= least))
          .map(([e, style]) => `${name(e)} ${style.lineHeight} for ${style.fontSize}`); }
      """
          .formatted(SHARED);

  private Looks() {}

  /**
   * Violations of WCAG 2.x A and AA and of axe's best practices. Axe is asked in the page itself:
   * its builder for Playwright brings back every rule that holds, with every place it holds at.
   */
  static List<String> axeViolations(Page page) {
    if (!Boolean.TRUE.equals(page.evaluate("() => 'axe' in window"))) {
      page.evaluate(AxeBuilder.getAxeScript());
    }
    return texts(page.evaluate(AXE, AXE_TAGS));
  }

  /** Why the page can be scrolled sideways. */
  static List<String> sideways(Page page) {
    return texts(page.evaluate(SIDEWAYS));
  }

  /** Text that a box cuts off. */
  static List<String> clippedText(Page page) {
    return texts(page.evaluate(CLIPPED));
  }

  /**
   * Things to touch that are too small.
   *
   * @param mainPx least side of main components (buttons, fields, tiles), the others need 44
   */
  static List<String> smallTargets(Page page, int mainPx) {
    return texts(page.evaluate(SMALL_TARGETS, List.of(44, mainPx)));
  }

  /**
   * Characters on the page that no font can draw.
   *
   * @param extra characters to check besides the page's own
   */
  static List<String> missingGlyphs(Page page, String extra) {
    return texts(page.evaluate(MISSING_GLYPHS, extra));
  }

  /** Text smaller than 24 px where people read, or than 18 px in hints. */
  static List<String> smallText(Page page) {
    return texts(page.evaluate(SMALL_TEXT, List.of(24, 18)));
  }

  /** Text whose lines stand closer than 1.3 times its size, as the ministry asks of large text. */
  static List<String> tightLines(Page page) {
    return texts(page.evaluate(TIGHT_LINES, 1.299));
  }

  private static List<String> texts(Object answer) {
    return Stream.of(answer)
        .flatMap(list -> ((List<?>) list).stream())
        .map(String::valueOf)
        .toList();
  }
}
