package org.diandan.matching.dispatch.policy;

import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;
import org.diandan.contract.SkillCode;

/**
 * Skills as bits, one for each code from S00 to S99: what is asked of every team near every need
 * takes no hashing and no way through memory. Cannot be changed; its order is that of the codes.
 */
final class SkillSet extends AbstractSet<SkillCode> {

  private static final SkillCode[] CODES =
      IntStream.range(0, 100)
          .mapToObj(number -> new SkillCode("S%02d".formatted(number)))
          .toArray(SkillCode[]::new);

  private final long low;
  private final long high;

  private SkillSet(long low, long high) {
    this.low = low;
    this.high = high;
  }

  static Set<SkillCode> copyOf(Collection<SkillCode> skills) {
    if (skills instanceof SkillSet same) {
      return same;
    }
    var low = 0L;
    var high = 0L;
    for (var skill : skills) {
      var number = numberOf(skill);
      if (number < Long.SIZE) {
        low |= 1L << number;
      } else {
        high |= 1L << number;
      }
    }
    return new SkillSet(low, high);
  }

  @Override
  public boolean contains(Object skill) {
    return skill instanceof SkillCode code && has(numberOf(code));
  }

  @Override
  public int size() {
    return Long.bitCount(low) + Long.bitCount(high);
  }

  @Override
  public Iterator<SkillCode> iterator() {
    return new InOrder(low, high);
  }

  private boolean has(int number) {
    return ((number < Long.SIZE ? low : high) >>> number & 1) != 0;
  }

  private static int numberOf(SkillCode skill) {
    var code = skill.value();
    return (code.charAt(1) - '0') * 10 + (code.charAt(2) - '0');
  }

  /** Takes the lowest bit out of what is left. */
  private static final class InOrder implements Iterator<SkillCode> {

    private long low;
    private long high;

    InOrder(long low, long high) {
      this.low = low;
      this.high = high;
    }

    @Override
    public boolean hasNext() {
      return (low | high) != 0;
    }

    @Override
    public SkillCode next() {
      if (!hasNext()) {
        throw new NoSuchElementException("All skills were handed out.");
      }
      if (low != 0) {
        var number = Long.numberOfTrailingZeros(low);
        low &= low - 1;
        return CODES[number];
      }
      var number = Long.SIZE + Long.numberOfTrailingZeros(high);
      high &= high - 1;
      return CODES[number];
    }
  }
}
