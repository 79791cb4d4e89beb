/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.picture;

import io.yunheng.report.view.Net;
import io.yunheng.report.view.Net.Gateway;
import io.yunheng.report.view.Net.Group;
import io.yunheng.report.view.Net.Segment;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws how networks hang together: external networks as lines across, tenants in boxes below them,
 * in each its routers with a stem to the networks they join.
 */
public final class NetworkPicture {
  private static final int GAP = 14;
  private static final int LINE = 22;
  private static final int PITCH = 42;
  private static final int STEM = 12;
  private static final int ROUTERS = 4;

  private final Words words;

  public NetworkPicture(Words words) {
    this.words = words;
  }

  /** The picture for a width in pixels. */
  public Drawing draw(Net net, int width) {
    Svg svg = new Svg();
    List<Group> groups = net.groups();
    int columns = Math.max(1, Math.min(4, width / 265));
    int boxWidth = (width - 2 - GAP * (columns - 1)) / columns;
    int y = 1;
    for (int from = 0; from < groups.size(); from += columns) {
      List<Group> row = groups.subList(from, Math.min(groups.size(), from + columns));
      List<Segment> buses = buses(net, row);
      int boxes = y + buses.size() * LINE + (buses.isEmpty() ? 0 : 12);
      int bus = y;
      for (Segment outside : buses) {
        bus += LINE;
        svg.line(1, bus, width - 1, bus, "bus");
        String ranges = String.join(" ", outside.ranges());
        svg.text(
            4,
            bus - 5,
            width - 8,
            "small",
            outside.name() + (ranges.isEmpty() ? "" : "  " + ranges));
      }
      int height = row.stream().mapToInt(NetworkPicture::height).max().orElse(0);
      for (int i = 0; i < row.size(); i++) {
        group(svg, row.get(i), buses, y, 1 + i * (boxWidth + GAP), boxes, boxWidth, height);
      }
      y = boxes + height + 2 * GAP;
    }
    return new Drawing(width, Math.max(1, y - 2 * GAP + 1), words.of("net.picture"), svg.shapes());
  }

  private static List<Segment> buses(Net net, List<Group> row) {
    List<Segment> used = new ArrayList<>();
    for (Segment outside : net.outside()) {
      boolean reached =
          row.stream()
              .flatMap(group -> group.gateways().stream())
              .anyMatch(gateway -> gateway.outside().equals(outside.id()));
      if (reached) {
        used.add(outside);
      }
    }
    return used;
  }

  private static int height(Group group) {
    int gateways = Math.min(group.gateways().size(), ROUTERS);
    int more = group.segmentsLeftOut() > 0 ? 1 : 0;
    return 62 + (gateways + more + group.links().size()) * LINE + group.segments().size() * PITCH;
  }

  private void group(
      Svg svg, Group group, List<Segment> buses, int top, int x, int y, int width, int height) {
    svg.rectangle(x, y, width, height, "box");
    int inner = width - 20;
    List<Gateway> gateways = group.gateways().stream().limit(ROUTERS).toList();
    int indent = gateways.isEmpty() ? 12 : 12 + gateways.size() * STEM + 8;
    svg.text(x + indent, y + 20, width - indent - 8, "strong", group.name());
    svg.text(x + indent, y + 39, width - indent - 8, "small muted", held(group));
    int line = y + 39;
    int[] lowest = new int[gateways.size()];
    for (int i = 0; i < gateways.size(); i++) {
      line += LINE;
      int stem = x + 14 + i * STEM;
      int bus = bus(buses, gateways.get(i).outside(), top);
      if (bus > 0) {
        svg.line(stem, bus, stem, line - 4, "stem");
        svg.dot(stem, bus, 3, "joint");
      }
      svg.rectangle(stem - 5, line - 9, 10, 10, "router");
      svg.text(x + indent, line, inner - indent, "small", gateways.get(i).name());
      lowest[i] = line;
    }
    for (Segment segment : group.segments()) {
      line += PITCH;
      svg.line(
          x + indent,
          line - 16,
          x + width - 10,
          line - 16,
          segment.shared() ? "wire shared" : "wire");
      String ranges = String.join(" ", segment.ranges());
      svg.text(x + indent, line - 22, width - indent - 10, "small", segment.name());
      svg.text(
          x + indent,
          line - 2,
          width - indent - 10,
          "small muted",
          ranges + (ranges.isEmpty() ? "" : " · ") + words.of("net.ports", segment.ports()));
      for (int i = 0; i < gateways.size(); i++) {
        if (gateways.get(i).segments().contains(segment.id())) {
          int stem = x + 14 + i * STEM;
          svg.line(stem, lowest[i], stem, line - 16, "stem")
              .line(stem, line - 16, x + indent, line - 16, "stem");
          svg.dot(stem, line - 16, 2, "joint");
          lowest[i] = line - 16;
        }
      }
    }
    if (group.segmentsLeftOut() > 0) {
      line += LINE;
      svg.text(
          x + indent,
          line,
          inner - indent,
          "small muted",
          words.of("more.networks", group.segmentsLeftOut()));
    }
    for (String link : group.links()) {
      line += LINE;
      svg.text(x + indent, line, inner - indent, "small link", link);
    }
  }

  private String held(Group group) {
    return words.of("net.held", group.instances(), group.publicAddresses(), group.openRules());
  }

  private static int bus(List<Segment> buses, String id, int top) {
    for (int i = 0; i < buses.size(); i++) {
      if (buses.get(i).id().equals(id)) {
        return top + (i + 1) * LINE;
      }
    }
    return 0;
  }
}
