/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.access.Person;
import io.yunheng.access.RandomId;
import io.yunheng.access.Scope;
import io.yunheng.casework.CaseEvidenceFile;
import io.yunheng.casework.CloudAccess;
import io.yunheng.casework.EvidenceDescription;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.EvidenceScan;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.FinishedUpload;
import io.yunheng.casework.IndependenceDeclaration;
import io.yunheng.casework.PartialUpload;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.http.Secret;
import io.yunheng.store.RowWindow;
import io.yunheng.store.SaveResult;
import io.yunheng.store.UploadTable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Cases, their evidence and clouds, and who sees them. */
@ParameterizedClass
@EnumSource(Backend.class)
class CaseConformanceTest extends OnBothDatabases {
  private static final Set<EvidenceState> ALL = EnumSet.allOf(EvidenceState.class);
  private static final RowWindow NINE = RowWindow.first(9);

  private Person owner;
  private RandomId organisation;
  private WorkCase one;
  private WorkCase other;

  CaseConformanceTest(Backend backend) {
    super(backend);
  }

  @BeforeEach
  void twoCases() {
    owner = person("owner");
    organisation = organisation("一");
    one = newCase(organisation, "云平台", owner);
    other = newCase(organisation("二"), "网站", owner);
  }

  private static EvidenceDescription described(String path, String object) {
    return new EvidenceDescription(
        path, object, EvidenceKind.DOCUMENT, "运维部", Optional.of(LocalDate.of(2026, 1, 2)), "");
  }

  private PartialUpload begin(WorkCase workCase, String path, String object, long size) {
    return store
        .uploads()
        .begin(workCase.id(), owner.id(), described(path, object), size, by(owner));
  }

  private CaseEvidenceFile add(WorkCase workCase, String path, String object, String text) {
    Scope scope = overCase(workCase.id());
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    PartialUpload upload = begin(workCase, path, object, bytes.length);
    if (bytes.length > 0) {
      store.uploads().part(scope, upload.id(), 0, bytes);
    }
    return finish(scope, upload, Optional.empty());
  }

  private CaseEvidenceFile finish(Scope scope, PartialUpload upload, Optional<RandomId> replaces) {
    FinishedUpload end =
        store
            .uploads()
            .finish(scope, upload.id(), "text/plain", replaces, true, by(owner))
            .orElseThrow();
    return ((FinishedUpload.Added) end).evidence();
  }

  private static void assertRefused(Runnable what, FaultCode code) {
    assertThatThrownBy(what::run)
        .isInstanceOfSatisfying(
            FaultException.class, e -> assertThat(e.fault().code()).isEqualTo(code));
  }

  @Test
  void aCaseIsThereForWhoHasItInHisScopeAndForNobodyElse() {
    assertThat(store.cases().find(overCase(one.id()), one.id())).contains(one);
    assertThat(store.cases().find(overOrganisation(organisation), one.id())).contains(one);
    assertThat(store.cases().find(overObject(one.id(), "x"), one.id())).contains(one);
    assertThat(store.cases().find(overReleased(one.id()), one.id())).contains(one);
    assertThat(store.cases().find(overCase(other.id()), one.id())).isEmpty();
    assertThat(store.cases().find(Scope.NONE, one.id())).isEmpty();
    assertThat(store.cases().list(overOrganisation(organisation), "", NINE).total()).isEqualTo(1);
    assertThat(store.cases().list(Scope.NONE, "", NINE).total()).isZero();
    assertThat(store.cases().list(overCase(one.id()), "平台", NINE).rows()).containsExactly(one);
    assertThat(store.cases().list(overCase(one.id()), "网站", NINE).total()).isZero();
  }

  @Test
  void aStaleChangeOfACaseIsAnswered() {
    WorkCase wanted = one.with(description("云平台二期"));
    SaveResult<WorkCase> saved = store.cases().change(overCase(one.id()), wanted, by(owner));
    assertThat(((SaveResult.Saved<WorkCase>) saved).row().description().name()).isEqualTo("云平台二期");
    assertThat(store.cases().change(overCase(one.id()), wanted, by(owner)))
        .isEqualTo(new SaveResult.Stale<>(((SaveResult.Saved<WorkCase>) saved).row()));
    assertThatThrownBy(() -> store.cases().change(overCase(other.id()), wanted, by(owner)))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void declarationsAndReleasesStand() {
    store.cases().declare(one.id(), owner.id(), "无利害关系", by(owner));
    store.cases().declare(one.id(), owner.id(), "又一次", by(owner));
    assertThat(store.cases().declarations(overCase(one.id()), one.id()))
        .containsExactly(
            new IndependenceDeclaration(one.id(), owner.id(), clock.instant(), "无利害关系"));
    assertThat(store.grants().subject(owner.id()).orElseThrow().declared())
        .isEqualTo(Map.of(one.id(), one.organisation()));
    assertThat(store.cases().declarations(overReleased(one.id()), one.id())).isEmpty();
    CaseEvidenceFile paper = add(one, "a.txt", "", "a");
    add(one, "b.txt", "", "b");
    Scope released = overReleased(one.id());
    assertThat(store.evidence().list(released, one.id(), ALL, "", NINE).total()).isZero();
    RandomId release = store.cases().release(one.id(), paper.id().text(), owner.id(), by(owner));
    assertThat(store.evidence().list(released, one.id(), ALL, "", NINE).rows())
        .containsExactly(paper);
    assertThat(store.cases().releases(overCase(one.id()), one.id())).hasSize(1);
    assertThat(store.cases().withdraw(other.id(), release, by(owner))).isFalse();
    assertThat(store.cases().withdraw(one.id(), release, by(owner))).isTrue();
    assertThat(store.evidence().find(released, paper.id())).isEmpty();
    assertThat(store.cases().releases(overCase(one.id()), one.id())).isEmpty();
  }

  @Test
  void anUploadGoesOnWhereItWasCutOffAndIsEvidenceInTheEnd() throws Exception {
    Scope scope = overCase(one.id());
    PartialUpload upload = begin(one, "文件/制度.txt", "", 6);
    store.uploads().part(scope, upload.id(), 0, "abc".getBytes(StandardCharsets.UTF_8));
    assertRefused(
        () -> store.uploads().part(scope, upload.id(), 0, new byte[1]),
        FaultCode.UPLOAD_OFFSET_WRONG);
    assertRefused(
        () -> store.uploads().finish(scope, upload.id(), "x", Optional.empty(), false, by(owner)),
        FaultCode.UPLOAD_INCOMPLETE);
    // What a part left that was never acknowledged is overwritten.
    Path part = settings.folder().resolve("uploads").resolve(upload.id() + ".part");
    Files.writeString(part, "abcXXXX");
    Path dropped = Files.writeString(part.resolveSibling("0".repeat(32) + ".part"), "x");
    reopen();
    assertThat(dropped).doesNotExist();
    assertThat(store.uploads().find(scope, upload.id()).orElseThrow().received()).isEqualTo(3);
    assertThat(store.uploads().ofPerson(scope, one.id(), owner.id())).hasSize(1);
    assertRefused(
        () -> store.uploads().part(scope, upload.id(), 3, new byte[4]),
        FaultCode.UPLOAD_PART_INVALID);
    PartialUpload whole =
        store
            .uploads()
            .part(scope, upload.id(), 3, "def".getBytes(StandardCharsets.UTF_8))
            .orElseThrow();
    assertThat(whole.whole()).isTrue();
    CaseEvidenceFile evidence = finish(scope, upload, Optional.empty());
    assertThat(evidence.content().sha256())
        .isEqualTo("bef57ec7f53a6d40beb640a780a639c83bc29ac8a9816f1fc6c5c6dcd93c4721");
    // SM3 of "abcdef", by another implementation.
    assertThat(evidence.content().sm3())
        .isEqualTo("5d60e23c9fe29b5e62517e144ad67541c6eb132c8926637b6393fe8d9b62b3bf");
    assertThat(evidence.description().date()).contains(LocalDate.of(2026, 1, 2));
    Path file = store.evidence().file(scope, evidence.id()).orElseThrow();
    assertThat(Files.readString(file)).isEqualTo("abcdef");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(store.evidence().intact(scope, evidence.id())).contains(true);
    assertThat(part).doesNotExist();
    assertThat(store.uploads().find(scope, upload.id())).isEmpty();
    assertThat(store.evidence().file(overCase(other.id()), evidence.id())).isEmpty();
    Files.writeString(file, "abcdeg");
    assertThat(store.evidence().intact(scope, evidence.id())).contains(false);
    Files.writeString(file, "abc");
    assertRefused(() -> store.evidence().file(scope, evidence.id()), FaultCode.EVIDENCE_DAMAGED);
  }

  @Test
  void anEmptyFileIsEvidenceToo() throws Exception {
    CaseEvidenceFile empty = add(one, "empty", "", "");
    Path file = store.evidence().file(overCase(one.id()), empty.id()).orElseThrow();
    assertThat(file).isEmptyFile();
    assertThat(store.evidence().intact(overCase(one.id()), empty.id())).contains(true);
  }

  @Test
  void theSameBytesAreFoundWithinTheCaseAloneAndAreNotShared() {
    CaseEvidenceFile first = add(one, "a.txt", "tenant:x", "same");
    CaseEvidenceFile foreign = add(other, "a.txt", "", "same");
    assertThat(store.evidence().file(overCase(one.id()), first.id()))
        .isNotEqualTo(store.evidence().file(overCase(other.id()), foreign.id()));
    Scope scope = overCase(one.id());
    PartialUpload again = begin(one, "b.txt", "", 4);
    store.uploads().part(scope, again.id(), 0, "same".getBytes(StandardCharsets.UTF_8));
    assertThat(store.uploads().finish(scope, again.id(), "t", Optional.empty(), false, by(owner)))
        .contains(new FinishedUpload.Duplicate(first));
    assertThat(store.uploads().find(scope, again.id())).isPresent();
    CaseEvidenceFile second = finish(scope, again, Optional.of(first.id()));
    assertThat(second.replaces()).contains(first.id());
    assertThat(store.evidence().find(scope, first.id()).orElseThrow().state())
        .isEqualTo(EvidenceState.REPLACED);
    assertThat(store.evidence().same(scope, one.id(), first.content().sha256())).hasSize(2);
    // Somebody who sees another object alone does not learn that the bytes are there.
    Scope part = overObject(one.id(), "tenant:y");
    PartialUpload third = begin(one, "c.txt", "tenant:y", 4);
    store.uploads().part(part, third.id(), 0, "same".getBytes(StandardCharsets.UTF_8));
    assertThat(store.uploads().finish(part, third.id(), "t", Optional.empty(), false, by(owner)))
        .get()
        .isInstanceOf(FinishedUpload.Added.class);
  }

  @Test
  void listsAndCountsOfEvidenceStayInTheScope() {
    CaseEvidenceFile x = add(one, "x.txt", "tenant:x", "1");
    add(one, "y.txt", "tenant:y", "2");
    add(one, "whole.txt", "", "3");
    assertThat(store.evidence().list(overCase(one.id()), one.id(), ALL, "", NINE).total())
        .isEqualTo(3);
    Scope part = overObject(one.id(), "tenant:x");
    assertThat(store.evidence().list(part, one.id(), ALL, "", NINE).rows()).containsExactly(x);
    assertThat(store.evidence().list(part, one.id(), ALL, "", NINE).total()).isEqualTo(1);
    assertThat(store.evidence().find(overObject(one.id(), x.id().text()), x.id())).contains(x);
    assertThat(store.evidence().usage(part, one.id())).isEmpty();
    assertThat(store.evidence().usage(overCase(one.id()), one.id()).orElseThrow().files())
        .isEqualTo(3);
    assertThat(store.evidence().list(overCase(other.id()), one.id(), ALL, "", NINE).total())
        .isZero();
  }

  @Test
  void evidenceIsWithdrawnAndScanned() {
    CaseEvidenceFile paper = add(one, "a.txt", "", "x");
    store.evidence().scanned(paper.id(), new EvidenceScan("OK", clock.instant()), SYSTEM);
    CaseEvidenceFile scanned = store.evidence().find(overCase(one.id()), paper.id()).orElseThrow();
    assertThat(scanned.scan()).contains(new EvidenceScan("OK", clock.instant()));
    assertThatThrownBy(
            () -> store.evidence().withdraw(Scope.NONE, paper.id(), scanned.version(), by(owner)))
        .isInstanceOf(NoSuchElementException.class);
    assertThat(
            store.evidence().withdraw(overCase(one.id()), paper.id(), paper.version(), by(owner)))
        .isEqualTo(new SaveResult.Stale<>(scanned));
    assertThat(
            store.evidence().withdraw(overCase(one.id()), paper.id(), scanned.version(), by(owner)))
        .isInstanceOf(SaveResult.Saved.class);
    assertThat(
            store
                .evidence()
                .list(overCase(one.id()), one.id(), Set.of(EvidenceState.CURRENT), "", NINE)
                .total())
        .isZero();
  }

  @Test
  void quotaAndSizesAreHeld() {
    assertRefused(() -> begin(one, "big", "", QUOTA + 1), FaultCode.EVIDENCE_QUOTA_FULL);
    PartialUpload half = begin(one, "half", "", QUOTA / 2 + 1);
    assertRefused(() -> begin(one, "half2", "", QUOTA / 2 + 1), FaultCode.EVIDENCE_QUOTA_FULL);
    assertRefused(
        () ->
            store
                .uploads()
                .part(overCase(one.id()), half.id(), 0, new byte[UploadTable.LARGEST_PART + 1]),
        FaultCode.UPLOAD_PART_INVALID);
    assertThat(store.uploads().drop(overCase(other.id()), half.id(), by(owner))).isFalse();
    assertThat(store.uploads().drop(overCase(one.id()), half.id(), by(owner))).isTrue();
    begin(one, "half2", "", QUOTA / 2 + 1);
    assertRefused(
        () -> begin(one, "endless", "", UploadTable.LARGEST + 1), FaultCode.UPLOAD_PART_INVALID);
  }

  @Test
  void uploadsAreRefusedWhileTheDiskIsShort() {
    PartialUpload begun = begin(one, "a", "", 3);
    settings = settings.withDiskReserve(Long.MAX_VALUE / 2);
    reopen();
    assertRefused(() -> begin(one, "b", "", 1), FaultCode.EVIDENCE_DISK_SHORT);
    assertRefused(
        () -> store.uploads().part(overCase(one.id()), begun.id(), 0, new byte[3]),
        FaultCode.EVIDENCE_DISK_SHORT);
    settings = settings.withDiskReserve(0);
    reopen();
    assertThat(store.uploads().part(overCase(one.id()), begun.id(), 0, new byte[3])).isPresent();
  }

  @Test
  void whatCameOfATryIsGoneWithWhatWasTried() {
    CloudAccess made =
        store.clouds().create(one.id(), "生产云", "{}", new Secret("s3cret"), "", by(owner));
    store.clouds().tried(made, "ok", by(owner));
    CloudAccess renamed = changed(made, "测试云", "{}", Optional.empty());
    assertThat(renamed.tried()).as("another name is the same cloud").isPresent();
    CloudAccess moved = changed(renamed, "测试云", "{\"auth_url\":\"https://b\"}", Optional.empty());
    assertThat(moved.tried()).as("other settings").isEmpty();
    store.clouds().tried(renamed, "of what was changed meanwhile", by(owner));
    assertThat(store.clouds().find(overCase(one.id()), made.id())).contains(moved);
    store.clouds().tried(moved, "ok", by(owner));
    CloudAccess renewed = changed(moved, "测试云", moved.settings(), Optional.of(new Secret("n3w")));
    assertThat(renewed.tried()).as("another secret").isEmpty();
  }

  private CloudAccess changed(
      CloudAccess was, String name, String settings, Optional<Secret> secret) {
    CloudAccess wanted =
        new CloudAccess(
            was.id(),
            was.workCase(),
            name,
            settings,
            was.sides(),
            was.created(),
            was.tried(),
            was.version());
    assertThat(store.clouds().change(overCase(one.id()), wanted, secret, by(owner)))
        .isInstanceOf(SaveResult.Saved.class);
    return store.clouds().find(overCase(one.id()), was.id()).orElseThrow();
  }

  @Test
  void theSecretOfACloudIsUsedAndNeverShown() throws Exception {
    CloudAccess cloud =
        store.clouds().create(one.id(), "生产云", "{}", new Secret("s3cret"), "platform", by(owner));
    assertThat(store.clouds().list(overCase(one.id()), one.id())).containsExactly(cloud);
    assertThat(store.clouds().list(overObject(one.id(), "x"), one.id())).isEmpty();
    assertThat(store.clouds().secret(overCase(one.id()), cloud.id()))
        .contains(new Secret("s3cret"));
    assertThat(store.clouds().secret(overCase(other.id()), cloud.id())).isEmpty();
    CloudAccess wanted =
        new CloudAccess(
            cloud.id(),
            one.id(),
            "测试云",
            "{}",
            "platform",
            cloud.created(),
            Optional.empty(),
            cloud.version());
    assertThat(
            store
                .clouds()
                .change(overCase(one.id()), wanted, Optional.of(new Secret("n3w")), by(owner)))
        .isInstanceOf(SaveResult.Saved.class);
    assertThat(store.clouds().change(overCase(one.id()), wanted, Optional.empty(), by(owner)))
        .isInstanceOf(SaveResult.Stale.class);
    assertThatThrownBy(
            () -> store.clouds().change(overCase(other.id()), wanted, Optional.empty(), by(owner)))
        .isInstanceOf(NoSuchElementException.class);
    assertThat(store.clouds().secret(overCase(one.id()), cloud.id())).contains(new Secret("n3w"));
    reopen();
    assertThatThrownBy(
            () -> store.clouds().change(overCase(other.id()), wanted, Optional.empty(), by(owner)))
        .isInstanceOf(NoSuchElementException.class);
    assertThat(store.clouds().secret(overCase(one.id()), cloud.id())).contains(new Secret("n3w"));
    try (Stream<Path> files = Files.walk(settings.folder())) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .as(file.toString())
            .doesNotContain("s3cret");
      }
    }
  }
}
