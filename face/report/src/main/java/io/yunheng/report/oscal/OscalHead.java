/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.oscal;

import io.yunheng.fault.Language;
import io.yunheng.report.oscal.OscalJson.Prop;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What is the same in the heads of all OSCAL files. */
final class OscalHead {
  /** The version of OSCAL that is written. */
  static final String VERSION = "1.1.3";

  private OscalHead() {}

  /**
   * Begins the metadata.
   *
   * @param day the day that the file stands for; its moment is taken as 00:00 UTC
   * @param version of what the file is about
   */
  static void write(
      OscalJson json,
      String title,
      LocalDate day,
      String version,
      Language language,
      Prop... more) {
    json.title("title", title);
    json.text("last-modified", day + "T00:00:00Z");
    json.string("version", version);
    json.text("oscal-version", VERSION);
    List<Prop> props = new ArrayList<>(List.of(Prop.of("language", language.code())));
    props.addAll(List.of(more));
    json.props(props);
  }
}
