/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.store.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.access.Person;
import io.yunheng.access.Scope;
import io.yunheng.casework.RegisterCell;
import io.yunheng.casework.RegisterConflict;
import io.yunheng.casework.RegisterConflict.Reason;
import io.yunheng.casework.RegisterEdit;
import io.yunheng.casework.RegisterOutcome;
import io.yunheng.casework.RegisterRow;
import io.yunheng.casework.WorkCase;
import io.yunheng.store.RegisterTable;
import io.yunheng.store.RowWindow;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Registers as rows and cells: what two people type, and what was there before. */
@ParameterizedClass
@EnumSource(Backend.class)
class RegisterConformanceTest extends OnBothDatabases {
  private static final String KIND = "approval";
  private static final RowWindow NINE = RowWindow.first(9);

  private Person one;
  private Person other;
  private WorkCase work;
  private WorkCase foreign;

  RegisterConformanceTest(Backend backend) {
    super(backend);
  }

  @BeforeEach
  void twoPeople() {
    one = person("one");
    other = person("other");
    work = newCase(organisation("一"), "云平台", one);
    foreign = newCase(organisation("二"), "网站", other);
  }

  private RegisterOutcome change(Person by, RegisterEdit... edits) {
    return store.registers().change(work.id(), List.of(edits), "", by(by));
  }

  private List<RegisterRow> made(Person by, RegisterEdit... edits) {
    return ((RegisterOutcome.Made) change(by, edits)).rows();
  }

  private List<RegisterConflict> refused(Person by, RegisterEdit... edits) {
    return ((RegisterOutcome.Refused) change(by, edits)).conflicts();
  }

  private List<RegisterRow> rows() {
    return store.registers().rows(overCase(work.id()), work.id(), KIND, NINE).rows();
  }

  private RegisterRow add(String name, Map<String, String> cells) {
    return made(one, new RegisterEdit.Add(KIND, name, cells)).getFirst();
  }

  private static RegisterEdit.Type type(RegisterRow row, String column, String typed, long seen) {
    return new RegisterEdit.Type(row.id(), column, typed, seen);
  }

  @Test
  void rowsStandInTheirOrderWithWhatWasTyped() {
    add("b", Map.of("type", "opening", "object", ""));
    add("a", Map.of());
    assertThat(rows()).extracting(RegisterRow::name).containsExactly("b", "a");
    assertThat(rows().getFirst().cells().keySet()).containsExactly("type");
    assertThat(rows().getFirst().typed("type")).isEqualTo("opening");
    assertThat(rows().getFirst().typed("object")).isEmpty();
    assertThat(store.registers().counts(overCase(work.id()), work.id()))
        .containsExactly(Map.entry(KIND, 2L));
    reopen();
    assertThat(rows()).extracting(RegisterRow::name).containsExactly("b", "a");
  }

  @Test
  void twoPeopleTypeIntoOneRowButNeverOverOneAnother() {
    RegisterRow row = add("a", Map.of("type", "opening"));
    made(one, type(row, "object", "x", 0));
    RegisterRow both = made(other, type(row, "note", "y", 0)).getFirst();
    assertThat(both.typed("object")).isEqualTo("x");
    assertThat(both.typed("note")).isEqualTo("y");
    made(one, type(row, "type", "change", 1));
    RegisterConflict stale = refused(other, type(row, "type", "closing", 1)).getFirst();
    assertThat(stale.reason()).isEqualTo(Reason.STALE);
    RegisterCell there = stale.current().orElseThrow();
    assertThat(there.typed()).isEqualTo("change");
    assertThat(there.by()).isEqualTo(one.id());
    assertThat(there.version()).isEqualTo(2);
    assertThat(rows().getFirst().typed("type")).isEqualTo("change");
  }

  @Test
  void oneConflictKeepsAllChangesFromBeingMade() {
    RegisterRow row = add("a", Map.of("type", "opening"));
    List<RegisterConflict> conflicts =
        refused(
            one,
            type(row, "object", "x", 0),
            type(row, "object", "twice", 0),
            type(row, "type", "change", 7),
            new RegisterEdit.Add(KIND, "a", Map.of()),
            new RegisterEdit.Add(KIND, "c", Map.of()),
            new RegisterEdit.Remove(row.id(), 9),
            new RegisterEdit.Rename(row.id(), "seen", "d"),
            new RegisterEdit.Declare(KIND, true, 3));
    assertThat(conflicts)
        .extracting(RegisterConflict::reason)
        .containsExactly(
            Reason.STALE,
            Reason.STALE,
            Reason.NAME_TAKEN,
            Reason.STALE,
            Reason.STALE,
            Reason.STALE);
    assertThat(rows()).containsExactly(row);
    assertThat(store.registers().wholes(overCase(work.id()), work.id())).isEmpty();
  }

  @Test
  void aCellKeepsItsHistoryWithTheFileThatItCameWith() {
    RegisterRow row = add("a", Map.of("type", "opening"));
    String file = "f".repeat(32);
    assertThat(
            store
                .registers()
                .change(work.id(), List.of(type(row, "type", "change", 1)), file, by(other)))
        .isInstanceOf(RegisterOutcome.Made.class);
    made(one, type(row, "type", "", 2));
    made(one, type(row, "type", "", 3));
    Scope scope = overCase(work.id());
    List<RegisterCell> past = store.registers().history(scope, work.id(), row.id(), "type");
    assertThat(past).extracting(RegisterCell::typed).containsExactly("", "change", "opening");
    assertThat(past).extracting(RegisterCell::source).containsExactly("", file, "");
    assertThat(past).extracting(RegisterCell::by).containsExactly(one.id(), other.id(), one.id());
    assertThat(store.registers().history(overCase(foreign.id()), work.id(), row.id(), "type"))
        .isEmpty();
  }

  @Test
  void rowsAreRenamedAndRemovedAndTheirNamesAreFreeAgain() {
    RegisterRow row = add("a", Map.of("type", "opening"));
    add("b", Map.of());
    assertThat(refused(other, new RegisterEdit.Rename(row.id(), "a", "b")).getFirst().reason())
        .isEqualTo(Reason.NAME_TAKEN);
    RegisterRow renamed = made(other, new RegisterEdit.Rename(row.id(), "a", "c")).getFirst();
    assertThat(renamed.name()).isEqualTo("c");
    assertThat(refused(one, new RegisterEdit.Remove(row.id(), row.version())).getFirst().reason())
        .isEqualTo(Reason.STALE);
    assertThat(
            made(
                one,
                new RegisterEdit.Remove(row.id(), renamed.version()),
                new RegisterEdit.Add(KIND, "c", Map.of())))
        .extracting(RegisterRow::name)
        .containsExactly("c");
    assertThat(refused(other, type(row, "type", "x", 1)).getFirst().reason())
        .isEqualTo(Reason.GONE);
    assertThat(rows()).extracting(RegisterRow::name).containsExactly("b", "c");
  }

  @Test
  void aRegisterIsDeclaredWholeEvenWithoutRows() {
    change(one, new RegisterEdit.Declare(KIND, true, 0));
    assertThat(store.registers().wholes(overCase(work.id()), work.id()).get(KIND).whole()).isTrue();
    assertThat(refused(other, new RegisterEdit.Declare(KIND, false, 0)).getFirst().reason())
        .isEqualTo(Reason.STALE);
    change(other, new RegisterEdit.Declare(KIND, false, 1));
    assertThat(kinds(work)).containsExactly(KIND);
    assertThat(store.registers().wholes(overCase(work.id()), work.id()).get(KIND).version())
        .isEqualTo(2);
  }

  private Set<String> kinds(WorkCase of) {
    return store.registers().kinds(overCase(of.id()), of.id());
  }

  @Test
  void aRegisterStandsInTablesEvenWhenAllItsRowsWereRemoved() {
    assertThat(kinds(work)).isEmpty();
    RegisterRow row = add("a", Map.of("type", "opening"));
    add("b", Map.of());
    assertThat(store.registers().all(overCase(work.id()), work.id(), KIND))
        .usingRecursiveComparison()
        .isEqualTo(rows());
    for (RegisterRow each : rows()) {
      made(one, new RegisterEdit.Remove(each.id(), each.version()));
    }
    assertThat(store.registers().all(overCase(work.id()), work.id(), KIND)).isEmpty();
    assertThat(kinds(work)).containsExactly(KIND);
    assertThat(kinds(foreign)).isEmpty();
    assertThat(store.registers().kinds(overCase(foreign.id()), work.id())).isEmpty();
    assertThat(refused(other, type(row, "type", "x", 1)).getFirst().reason())
        .isEqualTo(Reason.GONE);
  }

  @Test
  void nothingIsSeenOrChangedOutOfAnotherCase() {
    RegisterRow row = add("a", Map.of());
    Scope scope = overCase(foreign.id());
    assertThat(store.registers().rows(scope, work.id(), KIND, NINE).total()).isZero();
    assertThat(store.registers().rows(overObject(work.id(), "x"), work.id(), KIND, NINE).total())
        .isZero();
    assertThat(store.registers().find(scope, work.id(), row.id())).isEmpty();
    assertThat(store.registers().find(overCase(work.id()), foreign.id(), row.id())).isEmpty();
    assertThat(store.registers().counts(scope, work.id())).isEmpty();
    RegisterOutcome outcome =
        store.registers().change(foreign.id(), List.of(type(row, "type", "x", 0)), "", by(other));
    assertThat(((RegisterOutcome.Refused) outcome).conflicts().getFirst().reason())
        .isEqualTo(Reason.GONE);
  }

  @Test
  void thousandsOfRowsComeInOneActAndTooManyAreRefused() {
    List<RegisterEdit> edits =
        IntStream.range(0, 1200)
            .<RegisterEdit>mapToObj(
                i -> new RegisterEdit.Add(KIND, "n" + i, Map.of("type", "opening", "note", "n")))
            .toList();
    assertThat(store.registers().change(work.id(), edits, "", by(one)))
        .isInstanceOfSatisfying(
            RegisterOutcome.Made.class, all -> assertThat(all.rows()).hasSize(1200));
    assertThat(
            store
                .registers()
                .rows(overCase(work.id()), work.id(), KIND, new RowWindow(1000, 1000))
                .rows())
        .hasSize(200)
        .allMatch(row -> row.cells().size() == 2);
    assertThatThrownBy(
            () ->
                store
                    .registers()
                    .change(
                        work.id(),
                        Collections.nCopies(RegisterTable.MOST_EDITS + 1, edits.getFirst()),
                        "",
                        by(one)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
