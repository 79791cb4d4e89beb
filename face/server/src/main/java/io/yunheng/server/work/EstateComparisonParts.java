/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.work;

import io.yunheng.access.Operation;
import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CaseJob;
import io.yunheng.casework.WorkCase;
import io.yunheng.estate.Kind;
import io.yunheng.server.job.CaseOrder;
import io.yunheng.server.page.PageCell;
import io.yunheng.server.page.PagePart;
import io.yunheng.server.page.RunPart;
import io.yunheng.server.page.Tone;
import io.yunheng.server.result.PaperHead;
import io.yunheng.server.web.PageNumber;
import io.yunheng.server.web.PageWords;
import io.yunheng.server.web.Visit;
import io.yunheng.store.RowList;
import io.yunheng.store.RowWindow;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What differs between two collections: which they are, how much of each kind, and the rows; a
 * group with many rows shows its first ones, the others are asked for.
 */
record EstateComparisonParts(
    Visit visit, PageWords say, CaseReads reads, WorkCase one, CaseJob job) {
  private static final int FIRST = 20;
  private static final int LONGEST_PLACE = Integer.MAX_VALUE;

  /** A group of differences, as the comparison names it. */
  private enum Group {
    ADDED("added"),
    REMOVED("removed"),
    CHANGED("changed"),
    INCOMPARABLE("incomparable");

    private final String code;

    Group(String code) {
      this.code = code;
    }

    static Optional<Group> of(String code) {
      return Stream.of(values()).filter(one -> one.code.equals(code)).findFirst();
    }
  }

  List<PagePart> of(JsonNode root) {
    List<PagePart> parts = new ArrayList<>();
    parts.add(new PagePart.OfRun(paper(root)));
    parts.add(sides(root));
    if (Stream.of(Group.values()).allMatch(group -> root.path(group.code).isEmpty())) {
      parts.add(new PagePart.Remark(Tone.PLAIN, visit.text("job.compare.same")));
      return parts;
    }
    if (Stream.of(Group.ADDED, Group.REMOVED, Group.CHANGED)
        .allMatch(group -> root.path(group.code).isEmpty())) {
      parts.add(new PagePart.Remark(Tone.PLAIN, visit.text("job.compare.none-known")));
    }
    parts.add(new PagePart.OfRun(lede(root)));
    parts.add(counts(root));
    EstateComparisonRows rows = new EstateComparisonRows(visit, say, root.path("names"));
    Group.of(visit.form("rows"))
        .ifPresentOrElse(
            group -> chosen(parts, rows, root, group),
            () -> {
              for (Group group : Group.values()) {
                first(parts, rows, root, group);
              }
            });
    return parts;
  }

  private String path() {
    return "/cases/" + one.id() + "/jobs/" + job.id();
  }

  private String title(Group group) {
    return visit.text("job.compare." + group.code);
  }

  private String address(Group group, String kind) {
    return path()
        + "?rows="
        + group.code
        + (kind.isEmpty() ? "" : "&kind=" + kind)
        + "#"
        + group.code;
  }

  /** Which two snapshots: of what cloud, from when, by whom. */
  private PagePart sides(JsonNode root) {
    List<List<PageCell>> rows = new ArrayList<>();
    if (CaseOrder.of(job.ask())
        instanceof CaseOrder.Compare(boolean _, RandomId before, RandomId after)) {
      rows.add(side("result.before", before, root.path("before")));
      rows.add(side("result.after", after, root.path("after")));
    }
    return new PagePart.Listing(
            visit.text("job.compare.sides"),
            List.of(
                visit.text("job.compare.side"),
                visit.text("job.compare.cloud"),
                visit.text("job.compare.collected"),
                visit.text("job.compare.snapshot"),
                visit.text("evidence.uploaded"),
                visit.text("evidence.by")),
            rows,
            visit.text("list.none"))
        .filled();
  }

  /** What the paper says of the case and of the two snapshots. */
  private RunPart.PrintHead paper(JsonNode root) {
    List<PagePart.Fact> facts = new ArrayList<>();
    facts.add(new PaperHead(visit, say).of(one));
    if (CaseOrder.of(job.ask())
        instanceof CaseOrder.Compare(boolean _, RandomId before, RandomId after)) {
      facts.addAll(snapshot("result.before", before, root.path("before")));
      facts.addAll(snapshot("result.after", after, root.path("after")));
    }
    return new RunPart.PrintHead(facts);
  }

  private List<PagePart.Fact> snapshot(String key, RandomId id, JsonNode header) {
    String side = visit.text(key);
    List<PagePart.Fact> facts = new ArrayList<>();
    facts.add(
        new PagePart.Fact(
            visit.text("result.paper.side", side, visit.text("job.compare.collected")),
            new PageCell.Plain(moment(header.path("collectedAt").asString("")))));
    file(id)
        .ifPresent(
            found ->
                facts.add(
                    new PagePart.Fact(
                        visit.text("result.paper.snapshot", side),
                        new PageCell.Mono(found.content().sha256()))));
    return facts;
  }

  private Optional<CaseEvidenceFile> file(RandomId id) {
    return reads
        .store()
        .evidence()
        .find(reads.scope(visit, Operation.EVIDENCE_READ), id)
        .filter(found -> found.workCase().equals(one.id()));
  }

  private List<PageCell> side(String key, RandomId id, JsonNode header) {
    Optional<CaseEvidenceFile> file = file(id);
    return List.of(
        new PageCell.Plain(visit.text(key)),
        new PageCell.Plain(header.path("name").asString("")),
        new PageCell.Unbroken(moment(header.path("collectedAt").asString(""))),
        file.<PageCell>map(
                found ->
                    new PageCell.Link(
                        found.description().path(), "/cases/" + one.id() + "/evidence/" + id))
            .orElseGet(PageCell::none),
        new PageCell.Unbroken(file.map(found -> say.moment(found.uploaded().at())).orElse("")),
        new PageCell.Plain(
            file.flatMap(found -> reads.store().people().find(found.uploaded().by()))
                .map(Person::name)
                .orElse("")));
  }

  private String moment(String text) {
    try {
      return say.second(Instant.parse(text));
    } catch (DateTimeParseException _) {
      return "";
    }
  }

  private RunPart.Lede lede(JsonNode root) {
    List<PageCell> cells = new ArrayList<>();
    for (Group group : Group.values()) {
      cells.add(new PageCell.Plain(cells.isEmpty() ? "" : visit.text("list.comma")));
      int count = root.path(group.code).size();
      String text = visit.text("result.count", title(group), Integer.toString(count));
      cells.add(
          count == 0 ? new PageCell.Plain(text) : new PageCell.Link(text, address(group, "")));
    }
    cells.add(new PageCell.Plain(visit.text("list.stop")));
    return new RunPart.Lede(cells);
  }

  /** How many of each kind, each number leading to its rows. */
  private PagePart counts(JsonNode root) {
    TreeSet<String> kinds =
        new TreeSet<>(
            Comparator.<String>comparingInt(
                    code -> Kind.of(code).map(Kind::ordinal).orElse(LONGEST_PLACE))
                .thenComparing(Comparator.naturalOrder()));
    for (Group group : Group.values()) {
      root.path(group.code).forEach(row -> kinds.add(row.path("kind").asString("")));
    }
    EstateComparisonRows words = new EstateComparisonRows(visit, say, root.path("names"));
    List<List<PageCell>> rows = new ArrayList<>();
    for (String kind : kinds) {
      List<PageCell> row = new ArrayList<>();
      row.add(new PageCell.Plain(words.kind(kind)));
      for (Group group : Group.values()) {
        int count = rows(root, group, kind).size();
        row.add(
            count == 0
                ? new PageCell.Plain("0")
                : new PageCell.Link(Integer.toString(count), address(group, kind)));
      }
      rows.add(row);
    }
    return new PagePart.Listing(
        visit.text("job.compare.estates"),
        List.of(
            visit.text("job.kind-of"),
            title(Group.ADDED),
            title(Group.REMOVED),
            title(Group.CHANGED),
            title(Group.INCOMPARABLE)),
        rows,
        visit.text("job.compare.same"));
  }

  private static List<JsonNode> rows(JsonNode root, Group group, String kind) {
    return root.path(group.code)
        .valueStream()
        .filter(row -> kind.isEmpty() || row.path("kind").asString("").equals(kind))
        .sorted(Comparator.comparing(EstateComparisonParts::gaps))
        .toList();
  }

  /** Whether neither of the two knows it; what one of them knows comes first. */
  private static boolean gaps(JsonNode row) {
    return row.path("before").has("reason") && row.path("after").has("reason");
  }

  private void first(List<PagePart> parts, EstateComparisonRows words, JsonNode root, Group group) {
    List<JsonNode> all = rows(root, group, "");
    if (all.isEmpty()) {
      return;
    }
    heading(parts, group, all.size());
    parts.add(listing(words, group, all.subList(0, Math.min(FIRST, all.size())), Optional.empty()));
    if (all.size() > FIRST) {
      parts.add(
          new PagePart.LinkRow(
              List.of(
                  new PageCell.Link(
                      visit.text("job.compare.all", Integer.toString(all.size())),
                      address(group, "")))));
    }
  }

  private void chosen(
      List<PagePart> parts, EstateComparisonRows words, JsonNode root, Group group) {
    String kind = visit.form("kind");
    List<JsonNode> all = rows(root, group, kind);
    RowWindow window = PageNumber.window(visit);
    int from = (int) Math.min(window.from(), all.size());
    RowList<JsonNode> shown =
        new RowList<>(all.subList(from, Math.min(all.size(), from + window.most())), all.size());
    heading(parts, group, all.size());
    parts.add(
        new PagePart.LinkRow(List.of(new PageCell.Link(visit.text("job.compare.back"), path()))));
    parts.add(
        listing(
            words,
            group,
            shown.rows(),
            PageNumber.of(visit, window, shown, Map.of("rows", group.code, "kind", kind))));
  }

  private void heading(List<PagePart> parts, Group group, int count) {
    parts.add(
        new PagePart.OfRun(
            new RunPart.Section(
                group.code, visit.text("result.count", title(group), Integer.toString(count)))));
    if (group == Group.INCOMPARABLE) {
      parts.add(new PagePart.Prose(visit.text("job.compare.incomparable.why")));
    }
  }

  private PagePart listing(
      EstateComparisonRows words,
      Group group,
      List<JsonNode> rows,
      Optional<PagePart.Paging> paging) {
    return switch (group) {
      case ADDED, REMOVED ->
          new PagePart.Listing(
              title(group),
              List.of(
                  visit.text("job.kind-of"),
                  visit.text("job.compare.name"),
                  visit.text("job.compare.id")),
              rows.stream().map(words::resource).toList(),
              visit.text("list.none"),
              paging);
      case CHANGED ->
          new PagePart.Listing(
              title(group),
              List.of(
                  visit.text("job.kind-of"),
                  visit.text("job.compare.name"),
                  visit.text("job.compare.field"),
                  visit.text("result.before"),
                  visit.text("result.after"),
                  visit.text("job.compare.id")),
              rows.stream().map(words::change).toList(),
              visit.text("list.none"),
              paging);
      case INCOMPARABLE ->
          new PagePart.Listing(
              title(group),
              List.of(
                  visit.text("job.kind-of"),
                  visit.text("job.compare.field"),
                  visit.text("result.before"),
                  visit.text("result.after"),
                  visit.text("job.compare.concerns")),
              rows.stream().map(words::incomparable).toList(),
              visit.text("list.none"),
              paging);
    };
  }
}
