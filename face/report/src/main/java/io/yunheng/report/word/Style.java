/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.word;

/** The paragraph styles that texts may have; styles.xml says what each looks like. */
public enum Style {
  TITLE("Title"),
  SUBTITLE("Subtitle"),
  COVER_DATE("CoverDate"),
  BODY("BodyText"),
  /** The first line is indented, as in Chinese prose. */
  BODY_INDENTED("BodyTextFirstIndent"),
  /** A box to tick before each. */
  CHECK("ListBullet"),
  NUMBERED("ListNumber"),
  NOTE("Note"),
  CAPTION("Caption"),
  CONTENTS("TOCHeading"),
  TABLE_TEXT("TableText"),
  TABLE_SMALL("TableSmall"),
  TABLE_CENTRED("TableCentred"),
  TABLE_STRONG("TableStrong"),
  TABLE_HEAD("TableHead"),
  TABLE_LABEL("TableLabel"),
  TABLE_BAND("TableBand"),
  STATE_BREACH("StateBreach"),
  STATE_DEVIATION("StateDeviation");

  private final String id;

  Style(String id) {
    this.id = id;
  }

  /** Its id in the document. */
  public String id() {
    return id;
  }
}
