/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.access.Person;
import io.yunheng.access.Scope;
import io.yunheng.casework.WorkCase;
import io.yunheng.fault.FaultException;
import io.yunheng.store.ActContents;
import io.yunheng.store.ActFilter;
import io.yunheng.store.ActHead;
import io.yunheng.store.ActKind;
import io.yunheng.store.ActRecord;
import io.yunheng.store.ChainFlaw;
import io.yunheng.store.ChainVerdict;
import io.yunheng.store.HeadFiles;
import io.yunheng.store.Installation;
import io.yunheng.store.RowWindow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.jcajce.provider.digest.SM3;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** The chain of acts, by docs/formats/acts.md and not by the code. */
@ParameterizedClass
@EnumSource(Backend.class)
class ActChainConformanceTest extends OnBothDatabases {
  ActChainConformanceTest(Backend backend) {
    super(backend);
  }

  private long act(String login) {
    person(login);
    return store.acts().head().sequence();
  }

  private void assertTouched(long sequence, ChainFlaw flaw) {
    touched = true;
    assertThat(store.acts().verify()).isEqualTo(new ChainVerdict.Touched(sequence, flaw));
  }

  @Test
  void theDigestsAreThoseOfTheDocument() throws Exception {
    Person one = person("doc");
    store.sessions().endAll(one.id(), java.util.Optional.empty(), "x", SYSTEM);
    store.passwords().set(one.id(), "{x}2", false, "", by(one).because("忘了"));
    String sm3 = "0".repeat(64);
    String sha256 = sm3;
    try (Connection connection = Backend.past(settings);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select * from act order by sequence")) {
      int acts = 0;
      while (row.next()) {
        acts++;
        String canonical =
            "yunheng-act 1\nprevious-sm3 %s\nprevious-sha256 %s\n".formatted(sm3, sha256)
                + "sequence %d\nat %d\n".formatted(row.getLong("sequence"), row.getLong("at"))
                + "person %s\nbehalf %s\n"
                    .formatted(row.getString("person"), row.getString("behalf"))
                + "session %s\nkind %s\n".formatted(row.getString("session"), row.getString("kind"))
                + "object %s\ncase %s\n"
                    .formatted(row.getString("object"), row.getString("work_case"))
                + "version %d\n".formatted(row.getLong("version"))
                + "reason %s\nbefore %s\nafter %s\n"
                    .formatted(
                        row.getString("reason_digest"),
                        row.getString("before_digest"),
                        row.getString("after_digest"));
        byte[] bytes = canonical.getBytes(StandardCharsets.US_ASCII);
        sm3 = row.getString("sm3");
        sha256 = row.getString("sha256");
        assertThat(HexFormat.of().formatHex(new SM3.Digest().digest(bytes))).isEqualTo(sm3);
        assertThat(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)))
            .isEqualTo(sha256);
        if (acts == 2) {
          assertThat(row.getString("person")).isEqualTo("system");
          assertThat(row.getString("kind")).isEqualTo("person.create");
          assertThat(row.getString("behalf")).isEqualTo("-");
          assertThat(row.getString("reason_digest")).isEqualTo("-");
          assertThat(row.getString("after_digest")).hasSize(64);
        }
      }
      assertThat(acts).isEqualTo(3);
    }
    ActHead head = store.acts().head();
    assertThat(List.of(head.sm3(), head.sha256())).containsExactly(sm3, sha256);
    try (Connection connection = Backend.past(settings);
        Statement statement = connection.createStatement();
        ResultSet row =
            statement.executeQuery(
                "select salt, body, reason_digest from act_text t join act a"
                    + " on a.sequence = t.sequence where part = 'reason'")) {
      assertThat(row.next()).isTrue();
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] salt = HexFormat.of().parseHex(row.getString("salt"));
      assertThat(salt).hasSize(32);
      digest.update(salt);
      assertThat(row.getString("body")).isEqualTo("忘了");
      assertThat(
              HexFormat.of()
                  .formatHex(digest.digest(row.getString("body").getBytes(StandardCharsets.UTF_8))))
          .isEqualTo(row.getString("reason_digest"));
    }
  }

  @Test
  void theClockNeverGoesBack() {
    act("one");
    long before = store.acts().head().at();
    clock.move(Duration.ofDays(-1));
    act("two");
    assertThat(store.acts().head().at()).isEqualTo(before);
    clock.move(Duration.ofDays(2));
    act("three");
    assertThat(store.acts().head().at()).isEqualTo(clock.instant().toEpochMilli());
  }

  @Test
  void aChangedValueIsNamed() throws Exception {
    long sequence = act("one");
    act("two");
    past("update act set kind = 'login.fail' where sequence = " + sequence);
    assertTouched(sequence, ChainFlaw.DIGEST);
  }

  @Test
  void anActThatWasWrittenAnewIsNamedByTheNext() throws Exception {
    long sequence = act("one");
    act("two");
    past("update act set sm3 = sha256 where sequence = " + sequence);
    assertTouched(sequence, ChainFlaw.DIGEST);
  }

  @Test
  void anActThatWasCutOutIsNamed() throws Exception {
    long sequence = act("one");
    act("two");
    past("delete from act_text where sequence = " + sequence);
    past("delete from act where sequence = " + sequence);
    assertTouched(sequence, ChainFlaw.SEQUENCE);
  }

  @Test
  void anEarlierMomentIsNamed() throws Exception {
    long sequence = act("one");
    past("update act set at = at - 1 where sequence = " + sequence);
    assertTouched(sequence, ChainFlaw.TIME);
  }

  @Test
  void aChangedRemovedOrAddedTextIsNamed() throws Exception {
    long sequence = act("one");
    past("update act_text set body = '{}' where sequence = " + sequence);
    assertTouched(sequence, ChainFlaw.TEXT);
    past("delete from act_text where sequence = " + sequence);
    assertTouched(sequence, ChainFlaw.TEXT_MISSING);
    past("insert into act_text values (" + sequence + ", 'reason', '" + "0".repeat(64) + "', 'x')");
    past("update act_text set part = 'reason' where sequence = " + sequence);
    touched = true;
    assertThat(store.acts().verify()).isInstanceOf(ChainVerdict.Touched.class);
  }

  @Test
  void anErasedTextIsGoneAndTheChainStaysWhole() {
    long sequence = act("erased");
    store.acts().eraseTexts(List.of(sequence), SYSTEM.because("依法删除"));
    ActContents contents = store.acts().administrationContents(sequence).orElseThrow();
    assertThat(contents.after()).isEmpty();
    ActRecord last = store.acts().oversee(ActFilter.ALL, RowWindow.first(1)).rows().getFirst();
    assertThat(last.kind()).isEqualTo(ActKind.TEXT_ERASE);
    assertThat(last.version()).isEqualTo(sequence);
    assertThat(store.acts().verify()).isEqualTo(new ChainVerdict.Sound(last.sequence()));
    long acts = last.sequence();
    store.acts().eraseTexts(List.of(sequence), SYSTEM);
    assertThat(store.acts().head().sequence()).isEqualTo(acts);
  }

  @Test
  void aHeadThatWasKeptElsewhereShowsThatTheEndWasCutOff() throws Exception {
    act("one");
    HeadFiles heads = store.heads();
    Path file = heads.daily(clock.instant()).orElseThrow();
    assertThat(file).hasFileName("2026-11-24.head");
    assertThat(store.heads().daily(clock.instant())).isEmpty();
    Installation here = store.installation();
    assertThat(Files.readString(file))
        .startsWith("yunheng-head 1\ninstallation " + here.id() + "\nsequence 2\n");
    assertThat(store.heads().verify(file)).isEqualTo(new ChainVerdict.Sound(2));
    act("two");
    assertThat(store.heads().verify(file)).isEqualTo(new ChainVerdict.Sound(3));
    ActHead end = store.acts().head();
    past("delete from act_text where sequence = 3");
    past("delete from act where sequence = 3");
    assertThat(store.acts().verify()).isEqualTo(new ChainVerdict.Sound(2));
    assertThat(store.acts().verify(end))
        .isEqualTo(new ChainVerdict.Touched(3, ChainFlaw.HEAD_MISSING));
    ActHead other = new ActHead(end.installation(), 2, 0, end.sm3(), end.sha256());
    assertThat(store.acts().verify(other))
        .isEqualTo(new ChainVerdict.Touched(2, ChainFlaw.HEAD_DIFFERS));
    ActHead foreign =
        new ActHead(
            io.yunheng.access.RandomId.draw(new java.security.SecureRandom()),
            end.sequence(),
            end.at(),
            end.sm3(),
            end.sha256());
    assertThat(store.acts().verify(foreign))
        .isEqualTo(new ChainVerdict.Touched(3, ChainFlaw.HEAD_FOREIGN));
    Files.writeString(file, "yunheng-head 2\n");
    assertThatThrownBy(() -> store.heads().verify(file)).isInstanceOf(FaultException.class);
  }

  @Test
  void actsOfACaseAreReadWithinItsScopeAndOthersByAdministration() {
    Person owner = person("owner");
    WorkCase one = newCase(organisation("o1"), "一", owner);
    newCase(organisation("o2"), "二", owner);
    assertThat(store.acts().list(overCase(one.id()), ActFilter.ALL, RowWindow.first(9)).rows())
        .extracting(ActRecord::object)
        .containsExactly(one.id());
    assertThat(store.acts().list(Scope.NONE, ActFilter.ALL, RowWindow.first(9)).total()).isZero();
    long sequence =
        store
            .acts()
            .oversee(ActFilter.on(one.id()), RowWindow.first(1))
            .rows()
            .getFirst()
            .sequence();
    assertThat(
            store.acts().contents(overCase(one.id()), sequence).orElseThrow().after().orElseThrow())
        .contains("\"name\":\"一\"");
    assertThat(store.acts().contents(Scope.NONE, sequence)).isEmpty();
    assertThat(store.acts().administrationContents(sequence)).isEmpty();
  }
}
