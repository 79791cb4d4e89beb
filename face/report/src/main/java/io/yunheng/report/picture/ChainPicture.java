/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.picture;

import io.yunheng.report.duty.Graph;
import io.yunheng.report.duty.Party;
import io.yunheng.report.duty.Tie;
import io.yunheng.report.words.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws the parties from the customers' side outwards, and what lies between them; each line leads
 * to where the page tells of it.
 */
public final class ChainPicture {
  private static final int BOX = 48;
  private static final int ROW = 70;
  private static final int LIST_ROW = 56;
  private static final int LEAST_GAP = 70;
  private static final int WIDEST = 190;
  private static final int SWEEPS = 4;

  private final Words words;

  public ChainPicture(Words words) {
    this.words = words;
  }

  private record Place(int x, int y, int width, int rank) {
    int middle() {
      return y + BOX / 2;
    }
  }

  /** The picture in columns, for a width in pixels. */
  public String columns(Graph graph, int width) {
    Map<Integer, List<Party>> ranks = ordered(graph);
    int count = Math.max(1, ranks.size());
    int box = Math.min(WIDEST, (width - 2 - LEAST_GAP * (count - 1)) / count);
    int gap = count == 1 ? 0 : (width - 2 - box * count) / (count - 1);
    int tallest = ranks.values().stream().mapToInt(List::size).max().orElse(1);
    Map<String, Place> places = new HashMap<>();
    int column = 0;
    for (List<Party> parties : ranks.values()) {
      int top = 8 + (tallest - parties.size()) * ROW / 2;
      for (Party one : parties) {
        places.put(one.id(), new Place(1 + column * (box + gap), top, box, column));
        top += ROW;
      }
      column++;
    }
    Svg svg = new Svg();
    for (Tie tie : drawn(graph)) {
      Place from = places.get(tie.from());
      Place to = places.get(tie.to());
      if (from != null && to != null) {
        across(svg, tie, from, to, Math.max(24, gap / 2));
      }
    }
    boxes(svg, graph, places);
    return svg.element(
        width,
        tallest * ROW + (low(graph, places) ? ROW / 2 : 4),
        "picture chain",
        words.of("chain.picture"));
  }

  /** Whether a line runs below the boxes. */
  private static boolean low(Graph graph, Map<String, Place> places) {
    return graph.ties().stream()
        .anyMatch(
            tie -> {
              Place from = places.get(tie.from());
              Place to = places.get(tie.to());
              return from != null && to != null && Math.abs(from.rank() - to.rank()) > 1;
            });
  }

  /** The picture as a list with arcs beside it, for a narrow width in pixels. */
  public String list(Graph graph, int width) {
    Map<String, Place> places = new HashMap<>();
    int box = width * 6 / 10;
    int top = 4;
    for (List<Party> parties : ordered(graph).values()) {
      for (Party one : parties) {
        places.put(one.id(), new Place(1, top, box, 0));
        top += LIST_ROW;
      }
    }
    Svg svg = new Svg();
    int room = width - box - 12;
    for (Tie tie : drawn(graph)) {
      Place from = places.get(tie.from());
      Place to = places.get(tie.to());
      if (from != null && to != null) {
        int span = Math.abs(from.middle() - to.middle()) / LIST_ROW;
        int out = Math.min(room * 4 / 3, 16 + span * 14);
        arc(svg, tie, from, to, out);
      }
    }
    boxes(svg, graph, places);
    return svg.element(width, top, "picture chain", words.of("chain.picture"));
  }

  /** What is wrong is drawn last, over the rest. */
  private static List<Tie> drawn(Graph graph) {
    List<Tie> ties = new ArrayList<>(graph.ties());
    ties.sort(
        Comparator.comparing((Tie tie) -> !tie.state().equals("clean"))
            .thenComparing(tie -> tie.kind().equals("work")));
    return ties;
  }

  private void across(Svg svg, Tie tie, Place from, Place to, int bend) {
    if (from.rank() == to.rank()) {
      arc(svg, tie, from, to, bend + Math.abs(from.middle() - to.middle()) / 6);
      return;
    }
    boolean right = from.x() < to.x();
    int start = right ? from.x() + from.width() : from.x();
    int end = right ? to.x() : to.x() + to.width();
    int way = right ? bend : -bend;
    int[] x = {start, start + way, end - way, end};
    boolean over = Math.abs(from.rank() - to.rank()) > 1;
    int low = Math.max(from.middle(), to.middle()) + ROW;
    int[] y = {from.middle(), over ? low : from.middle(), over ? low : to.middle(), to.middle()};
    edge(svg, tie, x, y, right);
  }

  private void arc(Svg svg, Tie tie, Place from, Place to, int out) {
    int side = from.x() + from.width();
    int[] x = {side, side + out, side + out, side};
    int[] y = {from.middle(), from.middle(), to.middle(), to.middle()};
    edge(svg, tie, x, y, false);
  }

  private void edge(Svg svg, Tie tie, int[] x, int[] y, boolean right) {
    Svg inner = new Svg().curve(x, y, "touch");
    inner.curve(x, y, "e k-" + tie.kind() + " s-" + tie.state());
    if (tie.kind().equals("work")) {
      inner.tip(x[3], y[3], right, "tip s-" + tie.state());
    }
    if (!tie.matters().isEmpty()) {
      int middleX = (x[0] + 3 * x[1] + 3 * x[2] + x[3]) / 8;
      int middleY = (y[0] + 3 * y[1] + 3 * y[2] + y[3]) / 8;
      inner.dot(middleX, middleY, 9, "badge s-" + tie.state());
      inner.centred(middleX, middleY + 4, "badge-text", Integer.toString(tie.matters().size()));
    }
    svg.link(
        tie.id(),
        words.of("chain.edge", tie.title(), tie.kindWord(), tie.matters().size()),
        "edge",
        inner);
  }

  private void boxes(Svg svg, Graph graph, Map<String, Place> places) {
    for (Party one : graph.parties()) {
      Place at = places.get(one.id());
      if (at != null) {
        Svg inner = new Svg().rectangle(at.x(), at.y(), at.width(), BOX, "box");
        inner.rectangle(
            at.x(), at.y(), 3, BOX, "stripe s-" + (one.worst().isEmpty() ? "clean" : one.worst()));
        inner.text(at.x() + 11, at.y() + 20, at.width() - 16, "strong", one.name());
        inner.text(at.x() + 11, at.y() + 38, at.width() - 16, "small muted", one.roles());
        svg.link("p-" + one.id(), one.name() + ", " + one.roles(), "party", inner);
      }
    }
  }

  /** The parties of each rank, each near those it has to do with. */
  private static Map<Integer, List<Party>> ordered(Graph graph) {
    Map<Integer, List<Party>> ranks = new TreeMap<>();
    graph
        .parties()
        .forEach(one -> ranks.computeIfAbsent(one.rank(), _ -> new ArrayList<>()).add(one));
    Map<String, List<String>> near = new HashMap<>();
    for (Tie tie : graph.ties()) {
      near.computeIfAbsent(tie.from(), _ -> new ArrayList<>()).add(tie.to());
      near.computeIfAbsent(tie.to(), _ -> new ArrayList<>()).add(tie.from());
    }
    Map<String, Double> height = new HashMap<>();
    ranks.values().forEach(parties -> place(parties, height));
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (List<Party> parties : ranks.values()) {
        Map<String, Double> wanted = new HashMap<>();
        for (Party one : parties) {
          wanted.put(
              one.id(),
              near.getOrDefault(one.id(), List.of()).stream()
                  .mapToDouble(other -> height.getOrDefault(other, 0.0))
                  .average()
                  .orElse(height.getOrDefault(one.id(), 0.0)));
        }
        parties.sort(Comparator.comparingDouble(one -> wanted.getOrDefault(one.id(), 0.0)));
        place(parties, height);
      }
    }
    return ranks;
  }

  private static void place(List<Party> parties, Map<String, Double> height) {
    for (int i = 0; i < parties.size(); i++) {
      height.put(parties.get(i).id(), i - parties.size() / 2.0);
    }
  }
}
