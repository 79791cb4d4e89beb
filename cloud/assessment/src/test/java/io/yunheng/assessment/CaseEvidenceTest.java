/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.estate.Approval;
import io.yunheng.estate.AuditEvent;
import io.yunheng.estate.CaseDocument;
import io.yunheng.estate.Coverage;
import io.yunheng.estate.Estate;
import io.yunheng.estate.EstateHeader;
import io.yunheng.estate.EstateWriter;
import io.yunheng.estate.Fact;
import io.yunheng.estate.Gap;
import io.yunheng.estate.Grading;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.RegisterTemplate;
import io.yunheng.estate.Row;
import io.yunheng.estate.Site;
import io.yunheng.estate.Tenant;
import io.yunheng.estate.TestRecord;
import io.yunheng.estate.Understanding;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CaseEvidenceTest {
  private static final Instant NOON = Instant.parse("2026-11-20T04:00:00Z");

  /** The SHA-256 of "seen". */
  private static final String SEEN =
      "7208794c984ea1c75d13877c7427336fe98722c41a056eeee4f37360ec367123";

  @TempDir private Path place;
  private Path folder;

  @BeforeEach
  void newCase() {
    folder = place.resolve("case");
    CaseFolder.init(
        folder,
        new CaseDraft("test", SubjectKind.PLATFORM, Optional.empty(), Optional.empty()),
        Language.EN);
  }

  @Test
  void theNewestEstateIsThePresentAndTheOneBeforeItTheEarlier() throws InterruptedException {
    collected("a.jsonl", NOON, "one", Understanding.COMPLETE);
    collected("b.jsonl", NOON.plusSeconds(7200), "two", Understanding.COMPLETE);
    collected("c.jsonl", NOON.plusSeconds(3600), "three", Understanding.COMPLETE);

    CaseEvidence evidence = evidence();

    assertThat(evidence.evidence().asOf()).isEqualTo(NOON.plusSeconds(7200));
    assertThat(evidence.evidence().current().find(Tenant.SHAPE, "two")).isPresent();
    assertThat(evidence.evidence().earlier().orElseThrow().find(Tenant.SHAPE, "three")).isPresent();
  }

  @Test
  void anEmptyRegisterDoesNotOpenWhatACollectorReadCompletely() throws InterruptedException {
    collected("a.jsonl", NOON, "one", Understanding.COMPLETE);

    assertThat(evidence().evidence().current().complete(Kind.TENANT)).isTrue();
    assertThat(evidence().evidence().current().complete(Kind.SITE)).isFalse();
  }

  @Test
  void whatWasDeniedStaysOpenThoughAPersonDeclaresTheRegisterComplete()
      throws InterruptedException {
    collected("a.jsonl", NOON, "one", Understanding.DENIED);
    Estate declared =
        Estate.builder(header(NOON)).add(coverage(Kind.TENANT, Understanding.COMPLETE)).build();
    RegisterTemplate.write(
        folder.resolve("registers/tenants.xlsx"), List.of(Kind.TENANT), declared, Language.EN);

    assertThat(evidence().evidence().current().complete(Kind.TENANT)).isFalse();
  }

  @Test
  void aTestProvesNothingWithoutItsFileInTheCase() throws IOException, InterruptedException {
    collected("a.jsonl", NOON, "one", Understanding.COMPLETE);
    Files.writeString(folder.resolve("documents/shown.txt"), "seen");
    String digest = "fdb0c388de01d545017cdf9ccf00eb72fcbbca7d2a22af4c7a3e0a5eea0d5ac7";
    tests(
        test("good", "pass", "documents/shown.txt", SEEN),
        test("other", "pass", "documents/shown.txt", digest),
        test("zero", "pass", "documents/shown.txt", "0".repeat(64)),
        test("absent", "pass", "documents/none.txt", SEEN),
        test("failed", "fail", "documents/none.txt", SEEN));

    CaseFile file = CaseFolder.load(folder);
    CaseEvidence evidence = CaseEvidence.of(file);
    Estate estate = evidence.evidence().current();

    assertThat(estate.find(TestRecord.SHAPE, "good").orElseThrow().result().is("pass")).isTrue();
    assertThat(estate.find(TestRecord.SHAPE, "failed").orElseThrow().result().is("fail")).isTrue();
    for (String id : List.of("other", "zero", "absent")) {
      assertThat(estate.find(TestRecord.SHAPE, id).orElseThrow().result().isUnknown()).isTrue();
    }
    CaseCheck check = CaseCheck.of(file, evidence, MlpsCatalog.level3Cloud());
    assertThat(check.remarks())
        .extracting(CaseCheck.Remark::id, CaseCheck.Remark::code)
        .containsExactly(
            tuple("absent", "evidence-file-missing"),
            tuple("other", "evidence-digest-differs"),
            tuple("zero", "evidence-digest-differs"));
  }

  @Test
  void aPlaceWhoseProvinceDoesNotCountAsItsCountryIsTold() throws InterruptedException {
    collected("a.jsonl", NOON, "one", Understanding.COMPLETE);
    Estate sites =
        Estate.builder(header(NOON)).add(site("s1", "香港特别行政区")).add(site("s2", "福建")).build();
    RegisterTemplate.write(
        folder.resolve("registers/sites.xlsx"), List.of(Kind.SITE), sites, Language.EN);

    CaseFile file = CaseFolder.load(folder);
    CaseCheck check = CaseCheck.of(file, CaseEvidence.of(file), MlpsCatalog.level3Cloud());

    assertThat(check.remarks())
        .extracting(CaseCheck.Remark::id, CaseCheck.Remark::code, CaseCheck.Remark::detail)
        .containsExactly(tuple("s1", "place-contradicts", "香港特别行政区 (CN)"));
  }

  @Test
  void approvalsOfAnotherSideAndOfNobodyKnowsWhichAreTold() throws InterruptedException {
    collected("a.jsonl", NOON, "one", Understanding.COMPLETE);
    Origin origin = new Origin("register", "approvals", NOON, Origin.Manner.TYPED);
    Estate rows =
        Estate.builder(header(NOON))
            .add(tenant(origin, "t1", "customer", "大数据局"))
            .add(tenant(origin, "t0", "provider", "云运营公司"))
            .add(approval(origin, "good", "t1", "张三", Fact.known("customer")))
            .add(approval(origin, "own", "t1", "大数据局", Fact.none()))
            .add(approval(origin, "provider", "t1", "张三", Fact.known("provider")))
            .add(approval(origin, "unsaid", "t1", "张三", Fact.none()))
            .add(approval(origin, "theirs", "t0", "张三", Fact.known("provider")))
            .build();
    RegisterTemplate.write(
        folder.resolve("registers/approvals.xlsx"),
        List.of(Kind.TENANT, Kind.APPROVAL),
        rows,
        Language.EN);

    CaseFile file = CaseFolder.load(folder);
    CaseCheck check = CaseCheck.of(file, CaseEvidence.of(file), MlpsCatalog.level3Cloud());

    assertThat(check.remarks())
        .extracting(CaseCheck.Remark::id, CaseCheck.Remark::code, CaseCheck.Remark::detail)
        .containsExactlyInAnyOrder(
            tuple("provider", "approved-by-others", "张三"),
            tuple("unsaid", "approver-side-unknown", "张三"));
  }

  private static Tenant tenant(Origin origin, String id, String side, String organisation) {
    return new Tenant(
        id,
        origin,
        Fact.known(id),
        Fact.none(),
        Fact.known(true),
        Fact.none(),
        Fact.known(organisation),
        Fact.known(side),
        Fact.none());
  }

  private static Approval approval(
      Origin origin, String id, String tenant, String by, Fact<String> side) {
    return new Approval(
        id,
        origin,
        Fact.known("data-access"),
        Fact.known(tenant),
        Fact.none(),
        Fact.none(),
        Fact.none(),
        Fact.none(),
        Fact.known(by),
        Fact.known(NOON),
        Fact.none(),
        Fact.none(),
        side,
        Fact.none());
  }

  @Test
  void whatIsNoCountryCodeIsNeitherInACountryNorOutside() throws InterruptedException {
    collected("a.jsonl", NOON, "one", Understanding.COMPLETE);
    Estate sites =
        Estate.builder(header(NOON))
            .add(site("s1", "福建").withCountry(Fact.known("火星")))
            .add(site("s2", "福建").withCountry(Fact.known(" cn")))
            .add(site("s3", "福建").withCountry(Fact.known("中国")))
            .build();
    RegisterTemplate.write(
        folder.resolve("registers/sites.xlsx"), List.of(Kind.SITE), sites, Language.EN);

    CaseFile file = CaseFolder.load(folder);
    CaseEvidence evidence = CaseEvidence.of(file);
    Estate estate = evidence.evidence().current();

    assertThat(estate.find(Site.SHAPE, "s1").orElseThrow().country().isUnknown()).isTrue();
    assertThat(estate.find(Site.SHAPE, "s2").orElseThrow().country()).isEqualTo(Fact.known("CN"));
    assertThat(CaseCheck.of(file, evidence, MlpsCatalog.level3Cloud()).remarks())
        .extracting(CaseCheck.Remark::id, CaseCheck.Remark::code, CaseCheck.Remark::detail)
        .containsExactly(
            tuple("s1", "country-unknown", "火星"), tuple("s3", "country-unknown", "中国"));
  }

  private static Site site(String id, String province) {
    Origin origin = new Origin("register", "sites", NOON, Origin.Manner.TYPED);
    return new Site(
        id,
        origin,
        Fact.known(id),
        Fact.known("machine-room"),
        Fact.known("CN"),
        Fact.known(province),
        Fact.none(),
        Fact.none(),
        Fact.none());
  }

  private void tests(TestRecord... records) {
    Estate.Builder estate = Estate.builder(header(NOON));
    for (TestRecord record : records) {
      estate.add(record);
    }
    RegisterTemplate.write(
        folder.resolve("registers/tests.xlsx"),
        List.of(Kind.TEST_RECORD),
        estate.build(),
        Language.EN);
  }

  private static TestRecord test(String id, String result, String document, String digest) {
    Origin origin = new Origin("register", "tests", NOON, Origin.Manner.TYPED);
    Fact<String> text = Fact.known("x");
    return new TestRecord(
        id,
        origin,
        Fact.known("memory-clearing"),
        Fact.known("MLPS-L3-residual-a"),
        Fact.known("host-1"),
        Fact.none(),
        Fact.known(NOON),
        Fact.known(result),
        text,
        text,
        text,
        text,
        Fact.none(),
        Fact.none(),
        text,
        Fact.known(document),
        Fact.known(digest));
  }

  @Test
  void eventsAreReadAndWhatIsNotUnderstoodIsCounted() throws IOException, InterruptedException {
    collected("a.jsonl", NOON, "one", Understanding.COMPLETE);
    String event =
        """
        {"message_id":"m1","event_type":"audit.http.response","publisher_id":"nova-api","payload":\
        {"typeURI":"http://schemas.dmtf.org/cloud/audit/1.0/event","id":"e1","action":"delete",\
        "eventTime":"2026-11-20T03:00:00.5+0000","outcome":"success","initiator":{"id":"u1",\
        "name":"op","project_id":"p1","credential":{"token":"SECRET"},"host":{"address":"10.0.0.9"}},\
        "requestPath":"/v2.1/servers/0123abcd-0000-0000-0000-000000000001"}}
        """;
    Files.writeString(folder.resolve("events/nova.jsonl"), event + event + "not json\n");
    Files.writeString(folder.resolve("events/api.log"), "INFO started\n2026 audit " + event);

    Estate estate = evidence().evidence().current();

    assertThat(estate.all(AuditEvent.SHAPE)).hasSize(1);
    AuditEvent seen = estate.all(AuditEvent.SHAPE).getFirst();
    assertThat(seen.action()).isEqualTo(Fact.known("delete"));
    assertThat(seen.targetKind()).isEqualTo(Fact.known("instance"));
    assertThat(seen.target()).isEqualTo(Fact.known("0123abcd-0000-0000-0000-000000000001"));
    assertThat(seen.toString()).doesNotContain("SECRET");
    assertThat(estate.coverages(Kind.AUDIT_EVENT))
        .anySatisfy(
            coverage -> {
              assertThat(coverage.reason()).isEqualTo("events-not-understood");
              assertThat(coverage.need()).isEqualTo("events/nova.jsonl line 3 (1)");
            });
    assertThat(estate.complete(Kind.AUDIT_EVENT)).isFalse();
  }

  @Test
  void aPaperHasToBeThereAndBeTheOneRegistered() throws IOException {
    collected("a.jsonl", NOON, "one", Understanding.COMPLETE);
    Files.writeString(folder.resolve("documents/rule.txt"), "rule");
    Row there = document("d1", "documents/rule.txt", "00".repeat(32));
    Row gone = document("d2", "documents/gone.txt", "00".repeat(32));
    Estate papers =
        Estate.builder(header(NOON))
            .add(CaseDocument.SHAPE.build(there))
            .add(CaseDocument.SHAPE.build(gone))
            .build();
    RegisterTemplate.write(
        folder.resolve("registers/papers.xlsx"), List.of(Kind.DOCUMENT), papers, Language.EN);

    assertThatThrownBy(this::evidence)
        .isInstanceOfSatisfying(
            FaultException.class,
            fault ->
                assertThat(fault.faults())
                    .extracting(one -> one.code().code())
                    .containsExactlyInAnyOrder("document-missing", "document-digest-differs"));
  }

  @Test
  void theCheckNamesWhatIsMissingForWhichItems() throws InterruptedException {
    collected("a.jsonl", NOON, "one", Understanding.COMPLETE);
    CaseFile file = CaseFolder.load(folder);

    CaseCheck check = CaseCheck.of(file, CaseEvidence.of(file), MlpsCatalog.level3Cloud());

    assertThat(check.missing())
        .extracting(CaseCheck.Missing::kind)
        .contains(Kind.SITE, Kind.APPROVAL)
        .doesNotContain(Kind.TENANT);
    assertThat(check.missing().getFirst().items()).contains("MLPS-L3-location-a");
  }

  @Test
  void theCheckNamesWhatARegisterRefersToAndNobodyKnows() throws InterruptedException {
    collected("a.jsonl", NOON, "one", Understanding.COMPLETE);
    Origin origin = new Origin("x", "x", NOON, Origin.Manner.TYPED);
    Estate.Builder typed = Estate.builder(header(NOON));
    for (String tenant : List.of("one", "onne")) {
      Row row = Grading.SHAPE.row("grading-" + tenant, origin, Gap.notRecorded(origin));
      row.set(Grading.SHAPE.index("tenant").orElseThrow(), Fact.known(tenant));
      typed.add(Grading.SHAPE.build(row));
    }
    RegisterTemplate.write(
        folder.resolve("registers/levels.xlsx"), List.of(Kind.GRADING), typed.build(), Language.EN);
    CaseFile file = CaseFolder.load(folder);

    CaseCheck check = CaseCheck.of(file, CaseEvidence.of(file), MlpsCatalog.level3Cloud());

    assertThat(check.dangling()).hasSize(1);
    CaseCheck.Dangling dangling = check.dangling().getFirst();
    assertThat(dangling.value()).isEqualTo("onne");
    assertThat(dangling.target()).isEqualTo(Kind.TENANT);
    assertThat(dangling.origin().call()).contains("levels.xlsx").contains("row 4");
  }

  private CaseEvidence evidence() throws InterruptedException {
    return CaseEvidence.of(CaseFolder.load(folder));
  }

  private void collected(String name, Instant at, String tenant, Understanding status) {
    Origin origin = new Origin("openstack", "GET /v3/projects", at, Origin.Manner.LIVE);
    Row row = Tenant.SHAPE.row(tenant, origin, Gap.notRecorded(origin));
    EstateWriter.write(
        Estate.builder(header(at))
            .add(Tenant.SHAPE.build(row))
            .add(
                new Coverage(
                    Kind.TENANT,
                    Coverage.WHOLE,
                    status,
                    status == Understanding.COMPLETE ? "" : "http-403",
                    "",
                    1,
                    origin))
            .build(),
        folder.resolve("estates").resolve(name));
  }

  private static Coverage coverage(Kind kind, Understanding status) {
    return new Coverage(
        kind, Coverage.WHOLE, status, "", "", 0, new Origin("x", "x", NOON, Origin.Manner.TYPED));
  }

  private static Row document(String id, String path, String digest) {
    Origin origin = new Origin("x", "x", NOON, Origin.Manner.TYPED);
    Row row = CaseDocument.SHAPE.row(id, origin, Gap.notRecorded(origin));
    row.set(CaseDocument.SHAPE.index("path").orElseThrow(), Fact.known(path));
    row.set(CaseDocument.SHAPE.index("digest").orElseThrow(), Fact.known(digest));
    return row;
  }

  private static EstateHeader header(Instant at) {
    return new EstateHeader("cloud", "https://cloud", at, EstateHeader.PLATFORM, List.of(), "test");
  }
}
