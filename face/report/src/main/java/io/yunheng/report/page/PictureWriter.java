/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

import io.yunheng.report.picture.Drawing;
import io.yunheng.report.picture.LocationPicture;
import io.yunheng.report.picture.NetworkPicture;
import io.yunheng.report.view.Page;
import io.yunheng.report.words.Words;
import java.util.Optional;

/**
 * Writes the pictures of a report page as SVG files that stand alone: styles and colours inside, no
 * script, nothing loaded.
 */
public final class PictureWriter {
  /** The width in pixels. */
  private static final int WIDTH = 1100;

  private final String styles = PictureStyles.of(PageWriter.asset("report.css"));

  /** Where the cloud stands; empty where no place is known, as in the page. */
  public Optional<String> location(Page page) {
    Words words = Words.in(page.language());
    return page.location().sites().isEmpty()
        ? Optional.empty()
        : Optional.of(
            document(new LocationPicture(words).draw(page.location(), WIDTH), words, "location"));
  }

  /** How the networks hang together; empty where there is no tenant to draw, as in the page. */
  public Optional<String> network(Page page) {
    Words words = Words.in(page.language());
    return page.net().groups().isEmpty()
        ? Optional.empty()
        : Optional.of(document(new NetworkPicture(words).draw(page.net(), WIDTH), words, "net"));
  }

  private String document(Drawing drawing, Words words, String title) {
    return drawing.document(words.language(), words.of(title), styles);
  }
}
