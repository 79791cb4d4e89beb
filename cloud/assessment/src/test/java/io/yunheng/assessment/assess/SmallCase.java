/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment.assess;

import io.yunheng.assessment.Assessment;
import io.yunheng.assessment.Assessor;
import io.yunheng.assessment.CaseSettings;
import io.yunheng.assessment.CheckPack;
import io.yunheng.assessment.Dossier;
import io.yunheng.assessment.Evidence;
import io.yunheng.assessment.HighRiskJudgement;
import io.yunheng.assessment.Packs;
import io.yunheng.assessment.PlatformReport;
import io.yunheng.assessment.RecordedRow;
import io.yunheng.assessment.RowKey;
import io.yunheng.assessment.SubjectKind;
import io.yunheng.assessment.Workbook;
import io.yunheng.assessment.Workbook.Entry;
import io.yunheng.assessment.WorkbookConflict;
import io.yunheng.assessment.WorkbookEntry;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.catalog.ScaleName;
import io.yunheng.catalog.Verdict;
import io.yunheng.estate.Conflict;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Row;
import io.yunheng.estate.Shape;
import io.yunheng.estate.Understanding;
import io.yunheng.run.Progress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A case of a few resources, assessed against {@code assessor/catalog.yaml}; everything is covered
 * unless it is said otherwise.
 */
public final class SmallCase {
  public static final Instant AS_OF = Instant.parse("2026-11-20T00:00:00Z");
  public static final Origin ORIGIN = new Origin("test", "GET /all", AS_OF, Origin.Manner.EXAMPLE);
  public static final Gap DENIED = new Gap(Understanding.DENIED, "http-403", "role:admin", ORIGIN);

  private static final Path FOLDER = Path.of("src", "test", "resources", "assessor");
  private static final MlpsCatalog CATALOG = MlpsCatalog.read(FOLDER.resolve("catalog.yaml"));
  private static final List<CheckPack> PACKS = packs();
  private static final EstateHeader HEADER =
      new EstateHeader("small cloud", "small", AS_OF, EstateHeader.PLATFORM, List.of(), "test");

  private final Estate.Builder estate = Estate.builder(HEADER);
  private final Map<Kind, Coverage> coverages = new EnumMap<>(Kind.class);
  private final List<Entry> written = new ArrayList<>();
  private final List<Conflict> conflicts = new ArrayList<>();
  private Optional<String> tenant = Optional.empty();
  private Optional<PlatformReport> report = Optional.empty();

  private static List<CheckPack> packs() {
    try {
      return new Packs(CATALOG, List.of()).folder(FOLDER.resolve("packs"));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public SmallCase() {
    for (Kind kind : Kind.values()) {
      coverages.put(kind, coverage(kind, Understanding.COMPLETE, "", ""));
    }
  }

  /** Tenants a and b, a machine room, and nothing wrong with what is in them. */
  public static SmallCase healthy() {
    return new SmallCase()
        .with(Kind.TENANT, "a", "name", "甲")
        .with(Kind.TENANT, "b", "name", "乙")
        .with(Kind.SITE, "s", "name", "机房", "purpose", "machine-room")
        .with(Kind.HOST, "h1", "state", "up")
        .with(Kind.ZONE, "z1", "site", "s", "available", true)
        .with(Kind.VOLUME, "v1", "tenant", "a", "encrypted", true)
        .with(Kind.VOLUME, "v2", "tenant", "b", "encrypted", true)
        .with(Kind.IMAGE, "i1", "signed", true);
  }

  /** Adds a resource; a gap as a value leaves the column unknown. */
  public SmallCase with(Kind kind, String id, Object... namesAndValues) {
    estate.add(make(kind.shape(), id, namesAndValues));
    return this;
  }

  public SmallCase denied(Kind kind) {
    coverages.put(kind, coverage(kind, Understanding.DENIED, DENIED.reason(), DENIED.need()));
    return this;
  }

  public SmallCase conflict(Conflict conflict) {
    conflicts.add(conflict);
    return this;
  }

  /** Assesses the system of a tenant instead of the platform. */
  public SmallCase ofTenant(String id) {
    tenant = Optional.of(id);
    return this;
  }

  public SmallCase report(int level, Optional<Instant> validTo) {
    report =
        Optional.of(new PlatformReport("R-9", level, "small cloud", Optional.empty(), validTo));
    return this;
  }

  /** What the platform's report says of an item. */
  public SmallCase inherited(String item, String verdict, String number) {
    return with(
        Kind.INHERITED_VERDICT,
        item + verdict + number,
        "item",
        item,
        "verdict",
        verdict,
        "report",
        number);
  }

  /** A person's verdict; {@code state} is the machine's at the time. */
  public SmallCase wrote(
      String item, String object, ScaleName scale, Verdict verdict, String reason, String state) {
    written.add(
        new Entry.Written(
            new RecordedRow.Writing(
                new RowKey(item, object),
                scale,
                new WorkbookEntry("看过", Optional.of(verdict), "附件一", reason),
                state,
                "李雷",
                AS_OF)));
    return this;
  }

  /** Two verdicts in dispute, each as its code, with a colon and its reason if there is one. */
  public SmallCase disagreed(
      String item, String object, String kept, String keptBy, String other, String otherBy) {
    written.add(
        new Entry.Disagreed(
            new WorkbookConflict(
                new RowKey(item, object),
                WorkbookConflict.Field.VERDICT,
                "",
                new WorkbookConflict.Side(kept, keptBy, AS_OF, ScaleName.WORKBOOK),
                new WorkbookConflict.Side(other, otherBy, AS_OF, ScaleName.WORKBOOK))));
    return this;
  }

  /** What a person says of a high-risk case, not knowing what others said. */
  public SmallCase judged(
      String id, HighRiskJudgement.Decision decision, String reason, String who, String... items) {
    written.add(
        new Entry.Judged(
            new HighRiskJudgement(
                id, Optional.of(decision), reason, List.of(items), who, AS_OF, false)));
    return this;
  }

  public Assessment assess() throws InterruptedException {
    return assess(ScaleName.WORKBOOK);
  }

  public Assessment assess(ScaleName scale) throws InterruptedException {
    return assess(scale, 1);
  }

  public Assessment assess(ScaleName scale, int threads) throws InterruptedException {
    SubjectKind subject = tenant.isPresent() ? SubjectKind.TENANT : SubjectKind.PLATFORM;
    coverages.values().forEach(estate::add);
    Estate built = estate.build();
    coverages.clear();
    return new Assessor(CATALOG, PACKS, threads, "yunheng test")
        .assess(
            new Dossier(
                new CaseSettings(
                    "小案例",
                    subject,
                    3,
                    Optional.of(AS_OF),
                    CaseSettings.DEFAULT_ZONE,
                    true,
                    tenant,
                    tenant.map(id -> "系统" + id),
                    List.of(),
                    List.of(),
                    report),
                "0".repeat(64),
                new Evidence(subject, AS_OF, built, Optional.empty()),
                conflicts,
                new Workbook(written)),
            scale,
            Progress.SILENT);
  }

  private static Coverage coverage(Kind kind, Understanding status, String reason, String need) {
    return new Coverage(kind, Coverage.WHOLE, status, reason, need, 0, ORIGIN);
  }

  private static <R extends Resource> R make(Shape<R> shape, String id, Object... namesAndValues) {
    Row row = shape.row(id, ORIGIN, Gap.notRecorded(ORIGIN));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      int column = shape.index((String) namesAndValues[i]).orElseThrow();
      row.set(
          column,
          namesAndValues[i + 1] instanceof Gap gap
              ? Fact.unknown(gap)
              : Fact.known(namesAndValues[i + 1]));
    }
    return shape.build(row);
  }
}
