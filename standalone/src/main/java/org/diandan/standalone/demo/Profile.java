package org.diandan.standalone.demo;

import java.util.List;

/** What a demonstration team of one sort can do; near home only the everyday part of it. */
enum Profile {
  PARTY("PARTY", "党员先锋队", "S02 S18 S20 S21 S25 S27 S28 S36", "S02 S20 S25 S27 S28 S36"),
  YOUTH("YOUTH", "青年突击队", "S02 S13 S14 S15 S16 S21 S27 S32 S36", "S02 S14 S15 S21 S27 S32 S36"),
  WOMEN("WOMEN", "巾帼志愿队", "S01 S02 S03 S07 S12 S13 S14 S33 S36", "S01 S02 S07 S12 S33 S36"),
  CULTURE("CULTURE", "文化文艺队", "S15 S16 S24 S25 S26 S35", "S15 S16 S35"),
  LEGAL_AID("LEGAL_AID", "法律援助队", "S03 S17 S18 S20 S25 S28", ""),
  MEDICAL("MEDICAL", "医疗卫生队", "S03 S04 S05 S06 S20 S26 S36", ""),
  SCIENCE("SCIENCE", "科普助农队", "S21 S22 S23 S25 S26 S30 S32 S35", ""),
  REPAIR("OTHER", "便民维修队", "S08 S09 S10 S11 S30 S34", "S08 S09 S11"),
  RESCUE("OTHER", "应急救援队", "S05 S13 S28 S29 S30 S32 S33 S36", ""),
  HELP_DESK("OTHER", "便民帮办队", "S19 S20 S21 S22 S31 S34", "");

  /** Sorts that are found in towns; the others only in counties and in the city. */
  static final List<Profile> IN_TOWNS = List.of(PARTY, YOUTH, WOMEN, REPAIR, CULTURE);

  private final String kind;
  private final String title;
  private final String skills;
  private final String everydaySkills;

  Profile(String kind, String title, String skills, String everydaySkills) {
    this.kind = kind;
    this.title = title;
    this.skills = skills;
    this.everydaySkills = everydaySkills;
  }

  /** The team kind by its wire name. */
  String kind() {
    return kind;
  }

  /** What follows the area in a team's name. */
  String title() {
    return title;
  }

  /** Skill codes of a team of this sort at that level. */
  List<String> skillsAt(Level level) {
    return List.of((level == Level.TOWN ? everydaySkills : skills).split(" ", -1));
  }

  /** How far a team looks after its surroundings, and how much it takes on at once. */
  enum Level {
    TOWN(4),
    COUNTY(8),
    CITY(20);

    private final int capacity;

    Level(int capacity) {
      this.capacity = capacity;
    }

    int capacity() {
      return capacity;
    }
  }
}
