/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import io.yunheng.assessment.analysis.ApproverSide;
import io.yunheng.assessment.casefile.CaseContents;
import io.yunheng.assessment.casefile.CaseEntry;
import io.yunheng.assessment.casefile.CasePaths;
import io.yunheng.assessment.casefile.CountryCodes;
import io.yunheng.assessment.casefile.Territory;
import io.yunheng.assessment.casefile.TestEvidence;
import io.yunheng.assessment.check.Population;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.estate.AddressPrefix;
import io.yunheng.estate.Approval;
import io.yunheng.estate.CaseDocument;
import io.yunheng.estate.Column;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.RegisterReader;
import io.yunheng.estate.Resource;
import io.yunheng.estate.SecurityService;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Site;
import io.yunheng.estate.TestRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a case still lacks.
 *
 * @param missing kinds that are not known completely, in the order of the kinds
 * @param dangling what registers refer to and no source knows, in the order of the kinds
 * @param blank cells of registers that are empty and without which their row counts for nothing
 * @param unregistered papers that no register names, by path
 * @param remarks rows that prove nothing, or contradict themselves
 */
public record CaseCheck(
    List<Missing> missing,
    List<Dangling> dangling,
    List<Blank> blank,
    List<String> unregistered,
    List<Remark> remarks) {
  /** What has to be said of a record before it counts; "-" where there is none says it too. */
  private static final Map<Kind, List<String>> WANTED =
      Map.of(
          Kind.APPROVAL,
          List.of("type", "approvedBy", "approvedAt", "validFrom", "validTo"),
          Kind.AGREEMENT,
          List.of("type", "customer", "provider", "signedAt", "validTo"),
          Kind.TEST_RECORD,
          List.of(
              "type",
              "object",
              "time",
              "result",
              "steps",
              "expected",
              "seen",
              "tool",
              "accessPoint",
              "performer",
              "document",
              "digest"));

  /** The columns that a row of a register of a kind has to fill in; none where none is fixed. */
  public static List<String> wanted(Kind kind) {
    return WANTED.getOrDefault(kind, List.of());
  }

  public CaseCheck {
    missing = List.copyOf(missing);
    dangling = List.copyOf(dangling);
    blank = List.copyOf(blank);
    unregistered = List.copyOf(unregistered);
    remarks = List.copyOf(remarks);
  }

  /**
   * A kind that is not known completely.
   *
   * @param records how many are known
   * @param items the items that it decides, or helps to
   */
  public record Missing(Kind kind, int records, List<Gap> gaps, List<String> items) {
    public Missing {
      gaps = List.copyOf(gaps);
      items = List.copyOf(items);
    }
  }

  /**
   * A cell of a register that refers to something no source knows.
   *
   * @param origin the place of the row
   * @param target the kind that is referred to
   * @param value the id that nothing of this kind has
   */
  public record Dangling(Kind kind, String column, Origin origin, Kind target, String value) {}

  /**
   * Empty cells of one row of a register.
   *
   * @param origin the place of the row
   */
  public record Blank(Kind kind, String id, List<String> columns, Origin origin) {
    public Blank {
      columns = List.copyOf(columns);
    }
  }

  /**
   * A row of a register that says less than it seems to.
   *
   * @param code {@code evidence-file-missing} and {@code evidence-digest-differs}: the file that a
   *     test names is not in the case, or not with that digest; {@code place-contradicts}: the
   *     province or the address of a place does not count as the country that the row gives; {@code
   *     country-unknown}: what stands as its country is no code of ISO 3166-1; {@code
   *     approved-by-others}: another side than the customer's approved something of the customer's;
   *     {@code approver-side-unknown}: neither the row nor who approved it tells on which side
   * @param name what people call it
   * @param detail the file, the province or address with the country, the country, or who approved
   * @param origin the place of the row
   */
  public record Remark(
      Kind kind, String id, String code, String name, String detail, Origin origin) {}

  /** Checks a case whose files were all read. */
  public static CaseCheck of(CaseFile file, CaseEvidence evidence, MlpsCatalog catalog) {
    Estate estate = evidence.evidence().current();
    Population population = new Population(estate);
    String scope = file.settings().tenant().orElse(Coverage.WHOLE);
    List<Missing> missing = new ArrayList<>();
    for (Map.Entry<Kind, Set<String>> use : RegisterPlan.uses(catalog.items()).entrySet()) {
      List<Gap> gaps = population.gaps(List.of(use.getKey()), scope);
      if (!gaps.isEmpty()) {
        missing.add(
            new Missing(
                use.getKey(), estate.all(use.getKey()).size(), gaps, List.copyOf(use.getValue())));
      }
    }
    return new CaseCheck(
        missing,
        dangling(estate),
        blank(estate),
        unregistered(file, estate),
        remarks(evidence.evidence()));
  }

  private static List<Remark> remarks(Evidence evidence) {
    Estate estate = evidence.current();
    List<Remark> remarks = new ArrayList<>();
    for (TestRecord record : estate.all(TestRecord.SHAPE)) {
      TestEvidence.unproven(record)
          .ifPresent(
              gap ->
                  remarks.add(
                      new Remark(
                          Kind.TEST_RECORD,
                          record.id(),
                          gap.reason(),
                          record.object().optional().orElse(record.id()),
                          record.document().optional().orElse("-"),
                          record.origin())));
    }
    for (AddressPrefix prefix : estate.all(AddressPrefix.SHAPE)) {
      country(prefix, prefix.country(), prefix.cidr()).ifPresent(remarks::add);
    }
    List<Territory> territories = Territory.all();
    for (Site site : estate.all(Site.SHAPE)) {
      country(site, site.country(), site.name()).ifPresent(remarks::add);
      territories.stream()
          .filter(one -> one.contradicts(site))
          .forEach(
              one ->
                  remarks.add(
                      new Remark(
                          Kind.SITE,
                          site.id(),
                          "place-contradicts",
                          site.name().optional().orElse(site.id()),
                          one.place(site),
                          site.origin())));
    }
    ApproverSide sides = new ApproverSide(evidence);
    for (Approval approval : estate.all(Approval.SHAPE)) {
      switch (sides.of(approval)) {
        case OTHER_SIDE -> remarks.add(approved(approval, "approved-by-others"));
        case UNKNOWN_SIDE -> remarks.add(approved(approval, "approver-side-unknown"));
        case FINE -> {}
      }
    }
    return remarks;
  }

  private static Optional<Remark> country(Resource one, Fact<String> country, Fact<String> name) {
    return CountryCodes.wrong(one, country)
        .map(
            text ->
                new Remark(
                    one.kind(),
                    one.id(),
                    CountryCodes.UNKNOWN,
                    name.optional().orElse(one.id()),
                    text,
                    one.origin()));
  }

  private static Remark approved(Approval approval, String code) {
    return new Remark(
        Kind.APPROVAL,
        approval.id(),
        code,
        approval.id(),
        approval.approvedBy().optional().orElse("-"),
        approval.origin());
  }

  private static List<Blank> blank(Estate estate) {
    List<Blank> blank = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      if (WANTED.containsKey(kind)) {
        blank(estate, kind.shape(), WANTED.get(kind), blank);
      }
    }
    return blank;
  }

  private static <R extends Resource> void blank(
      Estate estate, Shape<R> shape, List<String> wanted, List<Blank> blank) {
    for (R record : estate.all(shape)) {
      List<String> empty =
          wanted.stream()
              .filter(name -> shape.fact(record, shape.index(name).orElseThrow()).isUnknown())
              .toList();
      if (!empty.isEmpty() && record.origin().collector().equals(RegisterReader.COLLECTOR)) {
        blank.add(new Blank(shape.kind(), record.id(), empty, record.origin()));
      }
    }
  }

  private static List<Dangling> dangling(Estate estate) {
    List<Dangling> dangling = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      dangling(estate, kind.shape(), dangling);
    }
    return dangling;
  }

  private static <R extends Resource> void dangling(
      Estate estate, Shape<R> shape, List<Dangling> dangling) {
    List<Column<R>> references =
        shape.columns().stream().filter(column -> column.target().isPresent()).toList();
    if (references.isEmpty()) {
      return;
    }
    for (R record : estate.all(shape)) {
      for (Column<R> column : references) {
        Origin origin = estate.origin(record, column.name());
        if (origin.collector().equals(RegisterReader.COLLECTOR)) {
          Kind target = column.target().orElseThrow();
          for (String id : ids(column.of(record))) {
            if (estate.find(target.shape(), id).isEmpty()) {
              dangling.add(new Dangling(shape.kind(), column.name(), origin, target, id));
            }
          }
        }
      }
    }
  }

  private static List<String> ids(Fact<?> fact) {
    Object value = fact.optional().map(Object.class::cast).orElse(List.of());
    return value instanceof List<?> many
        ? many.stream().map(String::valueOf).toList()
        : List.of(value.toString());
  }

  private static void named(Fact<String> path, Set<String> registered) {
    path.optional()
        .flatMap(CasePaths::inside)
        .ifPresent(
            inside -> {
              registered.add(inside);
              registered.add(CaseContents.DOCUMENTS + "/" + inside);
            });
  }

  private static List<String> unregistered(CaseFile file, Estate estate) {
    Set<String> registered = new TreeSet<>();
    estate.all(CaseDocument.SHAPE).forEach(document -> named(document.path(), registered));
    estate.all(TestRecord.SHAPE).forEach(record -> named(record.document(), registered));
    estate.all(SecurityService.SHAPE).forEach(service -> named(service.document(), registered));
    return file.files().stream()
        .map(CaseEntry::path)
        .filter(path -> path.startsWith(CaseContents.DOCUMENTS + "/"))
        .filter(path -> !registered.contains(path))
        .toList();
  }
}
