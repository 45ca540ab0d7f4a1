package org.diandan.standalone.demo;

import java.util.List;
import java.util.Random;

/** Plausible names of people who do not exist. */
final class Names {
  /** Frequent in 吉安, the most frequent first. */
  private static final List<String> SURNAMES =
      List.of(
          "刘", "肖", "王", "李", "罗", "彭", "曾", "郭", "周", "谢", "胡", "陈", "张", "黄", "欧阳", "吴", "钟", "杨",
          "邓", "贺", "康", "尹", "朱", "龙", "萧", "梁", "宋", "戴", "袁", "匡", "段", "廖");

  private static final String FIRST = "志建文国春晓美秀小玉海明家永金桂丽佳雪子思雨俊伟立新光德庆云";
  private static final String LAST = "华明平芳英军兰梅红斌强勇辉涛娟玲萍燕霞琴峰龙林生根香莲珍杰宇轩涵";

  private Names() {}

  /** A surname and one or two further characters; earlier surnames are drawn more often. */
  static String draw(Random random) {
    var index = Math.min(random.nextInt(SURNAMES.size()), random.nextInt(SURNAMES.size()));
    var last = letter(LAST, random);
    var given = random.nextInt(4) == 0 ? last : letter(FIRST, random) + last;
    return SURNAMES.get(index) + given;
  }

  private static String letter(String letters, Random random) {
    return String.valueOf(letters.charAt(random.nextInt(letters.length())));
  }
}
