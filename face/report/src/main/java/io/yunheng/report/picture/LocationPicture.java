/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.picture;

import io.yunheng.report.view.Location;
import io.yunheng.report.view.Location.Area;
import io.yunheng.report.view.Location.Place;
import io.yunheng.report.view.WordCount;
import io.yunheng.report.words.Words;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Draws where a cloud stands: what is in China, what is abroad, and what has no known place, each
 * in a frame of its own.
 */
public final class LocationPicture {
  private static final int GAP = 12;
  private static final int LINE = 20;
  private static final int ZONES = 6;

  private final Words words;

  public LocationPicture(Words words) {
    this.words = words;
  }

  /** The picture for a width in pixels. */
  public Drawing draw(Location location, int width) {
    Svg svg = new Svg();
    int y = 1;
    for (String where : List.of("in-china", "abroad", "unknown")) {
      List<Place> places =
          location.sites().stream().filter(place -> place.where().equals(where)).toList();
      if (!places.isEmpty()) {
        y = frame(svg, where, places, width, y) + GAP;
      }
    }
    return new Drawing(width, Math.max(y - GAP + 1, 1), words.of("location.picture"), svg.shapes());
  }

  private int frame(Svg svg, String where, List<Place> places, int width, int top) {
    int columns = Math.max(1, Math.min(places.size(), (width - GAP) / 330));
    int boxWidth = (width - 2 - GAP * (columns + 1)) / columns;
    int y = top + 30;
    Svg boxes = new Svg();
    for (int row = 0; row * columns < places.size(); row++) {
      List<Place> inRow =
          places.subList(row * columns, Math.min(places.size(), (row + 1) * columns));
      int height = inRow.stream().mapToInt(LocationPicture::height).max().orElse(0);
      for (int i = 0; i < inRow.size(); i++) {
        box(boxes, inRow.get(i), 1 + GAP + i * (boxWidth + GAP), y, boxWidth, height);
      }
      y += height + GAP;
    }
    svg.rectangle(1, top, width - 2, y - top, "frame " + where);
    svg.text(
        1 + GAP,
        top + 20,
        width - 2 * GAP,
        "strong " + where,
        words.of("where." + where) + " · " + places.size());
    svg.append(boxes);
    return y;
  }

  private static int height(Place place) {
    int lines = 2 + Math.min(place.zones().size(), ZONES) + (place.zones().size() > ZONES ? 1 : 0);
    return lines * LINE + (place.holdings().isEmpty() ? 0 : LINE) + 14;
  }

  private void box(Svg svg, Place place, int x, int y, int width, int height) {
    svg.rectangle(x, y, width, height, "box");
    int inner = width - 20;
    int line = y + 21;
    svg.text(x + 10, line, inner, "strong", place.name());
    line += LINE;
    svg.text(x + 10, line, inner, "small muted", joined(List.of(place.purpose(), place.address())));
    for (Area zone : place.zones().stream().limit(ZONES).toList()) {
      line += LINE;
      svg.line(x + 10, line - 13, x + width - 10, line - 13, "rule");
      int name = Math.min(Svg.width(zone.name(), 11) + 2, inner * 2 / 5);
      svg.text(x + 10, line + 2, name, "small", zone.name());
      svg.text(x + 18 + name, line + 2, inner - name - 8, "small muted", counts(zone.holdings()));
    }
    if (place.zones().size() > ZONES) {
      line += LINE;
      svg.text(
          x + 10,
          line + 2,
          inner,
          "small muted",
          words.of("more.zones", place.zones().size() - ZONES));
    }
    if (!place.holdings().isEmpty()) {
      line += LINE;
      svg.line(x + 10, line - 13, x + width - 10, line - 13, "rule");
      svg.text(x + 10, line + 2, inner, "small", counts(place.holdings()));
    }
  }

  private String counts(List<WordCount> counts) {
    return counts.stream()
        .map(count -> count.word() + " " + words.count(count.count()))
        .collect(Collectors.joining(" · "));
  }

  private static String joined(List<String> parts) {
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining(" · "));
  }
}
