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
import io.yunheng.casework.EvidenceDescription;
import io.yunheng.casework.EvidenceKind;
import io.yunheng.casework.EvidenceScan;
import io.yunheng.casework.EvidenceState;
import io.yunheng.casework.FinishedUpload;
import io.yunheng.casework.PartialUpload;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.store.RowWindow;
import io.yunheng.store.UploadTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Uploads that come slowly, break off or are left, and the names of evidence. */
@ParameterizedClass
@EnumSource(Backend.class)
class EvidenceConformanceTest extends OnBothDatabases {
  private Person owner;
  private WorkCase one;
  private Scope scope;

  EvidenceConformanceTest(Backend backend) {
    super(backend);
  }

  @BeforeEach
  void aCase() {
    owner = person("owner");
    one = newCase(organisation("一"), "云平台", owner);
    scope = overCase(one.id());
  }

  private PartialUpload begin(String path, String object, EvidenceKind kind, long size) {
    return store
        .uploads()
        .begin(
            one.id(),
            owner.id(),
            new EvidenceDescription(path, object, kind, "", Optional.empty(), ""),
            size,
            by(owner));
  }

  private PartialUpload whole(String path, String object, String text) {
    PartialUpload upload = begin(path, object, EvidenceKind.DOCUMENT, text.length());
    return store.uploads().part(scope, upload.id(), 0, bytes(text)).orElseThrow();
  }

  private CaseEvidenceFile finish(PartialUpload upload, Optional<RandomId> replaces) {
    FinishedUpload end =
        store
            .uploads()
            .finish(scope, upload.id(), "text/plain", replaces, true, by(owner))
            .orElseThrow();
    return ((FinishedUpload.Added) end).evidence();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static void assertRefused(Runnable what, FaultCode code) {
    assertThatThrownBy(what::run)
        .isInstanceOfSatisfying(
            FaultException.class, e -> assertThat(e.fault().code()).isEqualTo(code));
  }

  private long pieces() throws IOException {
    try (Stream<Path> files = Files.list(settings.folder().resolve("uploads"))) {
      return files.filter(file -> file.toString().endsWith(".piece")).count();
    }
  }

  @Test
  void aPartThatComesSlowlyKeepsNobodyFromWriting() throws Exception {
    PartialUpload upload = begin("slow", "", EvidenceKind.DOCUMENT, 3);
    PipedOutputStream client = new PipedOutputStream();
    PipedInputStream source = new PipedInputStream(client);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Optional<PartialUpload>> part =
          threads.submit(() -> store.uploads().part(() -> scope, upload.id(), 0, source));
      client.write('a');
      client.flush();
      finish(whole("other", "", "x"), Optional.empty());
      assertThat(part.isDone()).isFalse();
      client.write(bytes("bc"));
      client.close();
      assertThat(part.get().orElseThrow().received()).isEqualTo(3);
    }
    assertThat(pieces()).isZero();
    assertThat(finish(upload, Optional.empty()).content().size()).isEqualTo(3);
  }

  @Test
  void aPartOvertakenByAnotherChangesNothing() throws Exception {
    PartialUpload upload = begin("twice", "", EvidenceKind.DOCUMENT, 3);
    InputStream late =
        new InputStream() {
          private boolean begun;

          @Override
          public int read() {
            throw new UnsupportedOperationException();
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            if (begun) {
              return -1;
            }
            begun = true;
            store.uploads().part(scope, upload.id(), 0, bytes("abc"));
            buffer[offset] = 'X';
            return 1;
          }
        };
    assertRefused(
        () -> store.uploads().part(() -> scope, upload.id(), 0, late),
        FaultCode.UPLOAD_OFFSET_WRONG);
    CaseEvidenceFile evidence = finish(upload, Optional.empty());
    assertThat(store.evidence().file(scope, evidence.id()).orElseThrow()).hasContent("abc");
  }

  @Test
  void whatIsWithdrawnWhileAPartComesIsGone() {
    PartialUpload upload = begin("a", "", EvidenceKind.DOCUMENT, 1);
    AtomicReference<Scope> now = new AtomicReference<>(scope);
    InputStream source =
        new ByteArrayInputStream(bytes("a")) {
          @Override
          public synchronized int read(byte[] buffer, int offset, int length) {
            now.set(Scope.NONE);
            return super.read(buffer, offset, length);
          }
        };
    assertThat(store.uploads().part(now::get, upload.id(), 0, source)).isEmpty();
    assertThat(store.uploads().find(scope, upload.id()).orElseThrow().received()).isZero();
  }

  @Test
  void whatComesTooLongOrBreaksOffLeavesNothing() throws Exception {
    PartialUpload upload = begin("a", "", EvidenceKind.DOCUMENT, 20L << 20);
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }

          @Override
          public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) 'x');
            return length;
          }
        };
    assertRefused(
        () -> store.uploads().part(() -> scope, upload.id(), 0, endless),
        FaultCode.UPLOAD_PART_INVALID);
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }

          @Override
          public int read(byte[] buffer, int offset, int length) throws IOException {
            throw new IOException("connection reset");
          }
        };
    assertThatThrownBy(() -> store.uploads().part(() -> scope, upload.id(), 0, broken))
        .isInstanceOf(UncheckedIOException.class);
    assertRefused(
        () -> store.uploads().part(scope, upload.id(), 0, new byte[0]),
        FaultCode.UPLOAD_PART_INVALID);
    assertThat(store.uploads().find(scope, upload.id()).orElseThrow().received()).isZero();
    assertThat(pieces()).isZero();
    Files.writeString(settings.folder().resolve("uploads/left.piece"), "x");
    reopen();
    assertThat(pieces()).isZero();
    assertThat(
            store
                .uploads()
                .part(scope, upload.id(), 0, new byte[UploadTable.LARGEST_PART])
                .orElseThrow()
                .received())
        .isEqualTo(UploadTable.LARGEST_PART);
  }

  @Test
  void aNameIsThatOfOnePieceOfEvidenceAboutAnObject() {
    CaseEvidenceFile first = finish(whole("a.txt", "", "1"), Optional.empty());
    CaseEvidenceFile other = finish(whole("a.txt", "tenant:x", "2"), Optional.empty());
    PartialUpload again = whole("a.txt", "", "3");
    assertRefused(() -> finish(again, Optional.empty()), FaultCode.EVIDENCE_PATH_TAKEN);
    assertRefused(() -> finish(again, Optional.of(other.id())), FaultCode.EVIDENCE_PATH_TAKEN);
    assertThat(store.uploads().head(scope, again.id(), 9)).contains(bytes("3"));
    assertThat(store.uploads().head(Scope.NONE, again.id(), 9)).isEmpty();
    CaseEvidenceFile second = finish(again, Optional.of(first.id()));
    assertThat(store.evidence().current(scope, one.id(), "", "a.txt")).contains(second);
    assertThat(store.evidence().current(Scope.NONE, one.id(), "", "a.txt")).isEmpty();
    assertThat(store.evidence().versions(scope, one.id(), "", "a.txt"))
        .extracting(CaseEvidenceFile::state)
        .containsExactlyInAnyOrder(EvidenceState.CURRENT, EvidenceState.REPLACED);
    PartialUpload third = whole("a.txt", "", "4");
    assertThat(store.uploads().describe(Scope.NONE, third.id(), third.description().at("b.txt")))
        .isEmpty();
    assertThatThrownBy(() -> third.description().at("../b.txt"))
        .isInstanceOf(IllegalArgumentException.class);
    store
        .uploads()
        .describe(scope, third.id(), third.description().at("b.txt").on(LocalDate.EPOCH));
    assertThat(finish(third, Optional.empty()).description().path()).isEqualTo("b.txt");
  }

  @Test
  void evidenceIsListedByKind() {
    Set<EvidenceState> current = EnumSet.of(EvidenceState.CURRENT);
    PartialUpload register = begin("papers.xlsx", "", EvidenceKind.REGISTER, 1);
    store.uploads().part(scope, register.id(), 0, bytes("r"));
    CaseEvidenceFile kept = finish(register, Optional.empty());
    finish(whole("a.txt", "", "a"), Optional.empty());
    assertThat(
            store
                .evidence()
                .list(
                    scope,
                    one.id(),
                    current,
                    Optional.of(EvidenceKind.REGISTER),
                    "",
                    RowWindow.first(9))
                .rows())
        .containsExactly(kept);
    assertThat(store.evidence().list(scope, one.id(), current, "", RowWindow.first(9)).total())
        .isEqualTo(2);
  }

  @Test
  void uploadsThatNobodyGoesOnWithAreDropped() {
    PartialUpload old = begin("old", "", EvidenceKind.DOCUMENT, 9);
    store.uploads().part(scope, old.id(), 0, bytes("x"));
    clock.move(Duration.ofDays(3));
    PartialUpload fresh = begin("fresh", "", EvidenceKind.DOCUMENT, 9);
    assertThat(store.upkeep().dropUploads(clock.instant().minus(Duration.ofDays(4)))).isZero();
    assertThat(store.upkeep().dropUploads(clock.instant().minus(Duration.ofDays(2)))).isOne();
    assertThat(store.uploads().find(scope, old.id())).isEmpty();
    assertThat(store.uploads().find(scope, fresh.id())).isPresent();
    assertThat(settings.folder().resolve("uploads/" + old.id() + ".part")).doesNotExist();
  }

  @Test
  void aScannerIsGivenWhatItHasNotSeen() throws Exception {
    CaseEvidenceFile first = finish(whole("a", "", "1"), Optional.empty());
    CaseEvidenceFile second = finish(whole("b", "", "2"), Optional.empty());
    CaseEvidenceFile gone = finish(whole("c", "", "3"), Optional.empty());
    store.evidence().withdraw(scope, gone.id(), gone.version(), by(owner));
    store.evidence().scanned(first.id(), new EvidenceScan("OK", clock.instant()), SYSTEM);
    assertThat(store.upkeep().unscanned(9)).containsExactly(second);
    assertThat(store.upkeep().file(second)).hasContent("2");
  }

  @Test
  void anOlderVersionBecomesCurrentAgainAsANewOne() {
    CaseEvidenceFile first = finish(whole("plan", "", "good"), Optional.empty());
    CaseEvidenceFile second = finish(whole("plan", "", "worse"), Optional.of(first.id()));
    assertThat(store.evidence().restore(Scope.NONE, first.id(), owner.id(), by(owner))).isEmpty();
    assertThat(store.evidence().restore(scope, second.id(), owner.id(), by(owner))).isEmpty();
    CaseEvidenceFile third =
        store.evidence().restore(scope, first.id(), owner.id(), by(owner)).orElseThrow();
    assertThat(third.content()).isEqualTo(first.content());
    assertThat(third.replaces()).contains(second.id());
    assertThat(store.evidence().current(scope, one.id(), "", "plan"))
        .map(CaseEvidenceFile::id)
        .contains(third.id());
    assertThat(store.evidence().versions(scope, one.id(), "", "plan")).hasSize(3);
    assertThat(store.evidence().file(scope, third.id())).isPresent();
  }

  @Test
  void evidenceIsOverdueByItsOwnDayOrElseByThatOfItsUpload() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    CaseEvidenceFile undated = finish(whole("undated", "", "a"), Optional.empty());
    PartialUpload dated =
        store
            .uploads()
            .begin(
                one.id(),
                owner.id(),
                new EvidenceDescription(
                    "dated", "", EvidenceKind.DOCUMENT, "", Optional.of(today.minusDays(10)), ""),
                1,
                by(owner));
    PartialUpload there = store.uploads().part(scope, dated.id(), 0, bytes("b")).orElseThrow();
    CaseEvidenceFile old = finish(there, Optional.empty());
    assertThat(overdue(scope, today.minusDays(10))).isEmpty();
    assertThat(overdue(scope, today.minusDays(9))).containsExactly(old.id());
    assertThat(overdue(scope, today.plusDays(1))).containsExactly(old.id(), undated.id());
    assertThat(overdue(Scope.NONE, today.plusDays(1))).isEmpty();
    assertThat(
            store
                .evidence()
                .overdue(scope, one.id(), Map.of(), ZoneOffset.UTC, RowWindow.first(5))
                .total())
        .isZero();
  }

  private List<RandomId> overdue(Scope within, LocalDate before) {
    return store
        .evidence()
        .overdue(
            within,
            one.id(),
            Map.of(EvidenceKind.DOCUMENT, before),
            ZoneOffset.UTC,
            RowWindow.first(5))
        .rows()
        .stream()
        .map(CaseEvidenceFile::id)
        .toList();
  }
}
