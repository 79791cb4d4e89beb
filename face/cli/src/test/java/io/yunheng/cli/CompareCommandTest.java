/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.migration.ComparisonRun;
import io.yunheng.migration.MigrationCode;
import io.yunheng.migration.MigrationRisk;
import io.yunheng.migration.MoveFinding;
import io.yunheng.migration.MoveOutcome;
import io.yunheng.migration.RunFile;
import io.yunheng.migration.RunKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders, estates and hosts before and after a move, compared by the command. */
class CompareCommandTest {
  private static final Path ESTATES = Path.of("..", "..", "examples", "gov-cloud", "estates");
  private static final Path HOST =
      Path.of("..", "..", "data", "migration", "src", "test", "resources", "io", "yunheng")
          .resolve("migration/hosts/debian-12.host.jsonl");

  @TempDir private Path place;
  private Path before;
  private Path after;

  @BeforeEach
  void makeFolders() throws IOException {
    before = place.resolve("before");
    after = place.resolve("after");
    file(before, "a", "hello");
    file(before, "d/e/f", "deep");
    file(before, "库/名单.csv", "1,2");
    Files.createDirectories(before.resolve("empty"));
    Files.createSymbolicLink(before.resolve("link"), Path.of("a"));
    Typed.copy(before.resolve("d"), after.resolve("d"));
    file(after, "a", "hello");
    file(after, "库/名单.csv", "1,2");
    Files.createDirectories(after.resolve("empty"));
    Files.createSymbolicLink(after.resolve("link"), Path.of("a"));
  }

  private static Path file(Path folder, String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text);
  }

  private ComparisonRun run(int exit, Object... more) {
    Path out = place.resolve("out");
    Object[] words = new Object[more.length + 6];
    System.arraycopy(more, 0, words, 6, more.length);
    System.arraycopy(new Object[] {"compare", before, after, "-o", out, "--force"}, 0, words, 0, 6);
    Ran.of(words).exits(exit);
    return RunFile.read(out.resolve("run.json"));
  }

  private static List<String> codes(ComparisonRun run) {
    return run.comparisons().getLast().findings().stream()
        .map(MoveFinding::finding)
        .filter(finding -> finding.code() != MigrationCode.COMPARED)
        .map(finding -> finding.code().code() + " " + finding.place().text())
        .toList();
  }

  @Test
  void copiesAreTheSameAndHaveTheSameListing() {
    ComparisonRun run = run(0, "--permissions", "--owners");

    assertThat(codes(run)).isEmpty();
    assertThat(run.outcome()).isEqualTo(MoveOutcome.SAME);
    assertThat(run.comparisons().getFirst().before().sha256())
        .isPresent()
        .isEqualTo(run.comparisons().getFirst().after().sha256());
    assertThat(place.resolve("out/.work")).doesNotExist();
  }

  @Test
  void everyDifferenceIsNamedWithItsPlace() throws IOException {
    file(after, "a", "hellO");
    file(after, "库/名单.csv", "1,2,3");
    Files.delete(after.resolve("d/e/f"));
    file(after, "d/new", "x");
    Files.delete(after.resolve("empty"));
    file(after, "empty", "is a file now");
    Files.delete(after.resolve("link"));
    Files.createSymbolicLink(after.resolve("link"), Path.of("d"));

    assertThat(codes(run(12)))
        .containsExactlyInAnyOrder(
            "tree-content a",
            "tree-size 库/名单.csv",
            "tree-missing d/e/f",
            "tree-added d/new",
            "tree-kind empty",
            "tree-link link");
  }

  @Test
  void aFolderThatBecameAFileIsOneThing() throws IOException {
    Files.delete(after.resolve("d/e/f"));
    Files.delete(after.resolve("d/e"));
    file(after, "d/e", "file");
    file(after, "d/e!", "between");

    assertThat(codes(run(12)))
        .containsExactlyInAnyOrder("tree-kind d/e", "tree-missing d/e/f", "tree-added d/e!");
  }

  @Test
  void widerPermissionsAreWeaker() throws IOException {
    Files.setPosixFilePermissions(
        before.resolve("a"), PosixFilePermissions.fromString("rw-r-----"));
    Files.setPosixFilePermissions(after.resolve("a"), PosixFilePermissions.fromString("rw-rw-rw-"));
    Files.setPosixFilePermissions(
        before.resolve("d"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.setPosixFilePermissions(after.resolve("d"), PosixFilePermissions.fromString("rwx------"));

    assertThat(codes(run(0))).isEmpty();
    ComparisonRun run = run(12, "--permissions");
    assertThat(codes(run))
        .containsExactlyInAnyOrder("tree-permissions-wider a", "tree-permissions d");
    assertThat(run.risks()).containsOnlyKeys(MigrationRisk.CONFIGURATION);
  }

  @Test
  void nothingAgainstNothingIsNotTheSame() throws IOException {
    Path one = Files.createDirectories(place.resolve("one"));
    Path other = Files.createDirectories(place.resolve("other"));
    // The root of an empty tree is told as an empty folder, which is no entry.
    assertThat(Ran.of("compare", one, other, "--lang", "en").exits(10).out())
        .contains("nothing-compared");
  }

  @Test
  void severalComparisonsMakeOneRun() throws IOException {
    Path file = place.resolve("run.json");
    Ran.of("compare", before, after, "--into", file, "--kind", "rollback-rehearsal").exits(0);
    file(after, "a", "other");
    Ran.of("compare", before, after, "--into", file, "--name", "演练").exits(12);

    ComparisonRun run = RunFile.read(file);
    assertThat(run.kind()).isEqualTo(RunKind.ROLLBACK_REHEARSAL);
    assertThat(run.name()).isEqualTo("演练");
    assertThat(run.comparisons()).hasSize(2);
    assertThat(run.outcome()).isEqualTo(MoveOutcome.DIFFERENT);
    assertThat(run.risks()).containsKeys(MigrationRisk.DATA, MigrationRisk.ROLLBACK);
    Ran.of("compare", before, after, "--into", file, "--kind", "migration")
        .fails(64, "compare-run-other");
  }

  @Test
  void theOutcomeComesFirstAndEachFindingHasACure() throws IOException {
    for (int i = 0; i < 30; i++) {
      file(before, "many/" + i, "x");
    }
    file(after, "esc\u001b[31mape", "x");
    String out = Ran.of("compare", before, after, "--lang", "en").exits(12).out();

    assertThat(out).startsWith("Different:").contains("Migrate it", "20 more");
    assertThat(out).doesNotContain("\u001b");
    assertThat(out.lines()).hasSizeLessThan(30);
    assertThat(
            Ran.of("compare", before, after, "--json").exits(12).json().path("outcome").asString())
        .isEqualTo("different");
  }

  @Test
  void resultsAreNotReplacedUnasked() {
    run(0);
    Ran.of("compare", before, after, "-o", place.resolve("out")).fails(64, "output-exists");
    Ran.of("compare", before, after, "-o", place.resolve("out"), "--into", place.resolve("x"))
        .fails(64, "usage-invalid");
  }

  @Test
  void estatesAreComparedAsTheyAre() {
    Path earlier = ESTATES.resolve("before.jsonl");
    Path later = ESTATES.resolve("now.jsonl");
    Path file = place.resolve("run.json");
    Ran.of("compare", earlier, later, "--into", file).exits(12);

    ComparisonRun run = RunFile.read(file);
    assertThat(run.comparisons().getFirst().form()).isEqualTo("estate");
    assertThat(run.comparisons().getFirst().findings()).isNotEmpty();
  }

  @Test
  void hostsAreComparedByFileAndByFolder() throws IOException {
    String text = Files.readString(HOST);
    Path one = file(place, "hosts-before/web.host.jsonl", text);
    Path other =
        file(
            place,
            "hosts-after/web.host.jsonl",
            text.replaceFirst("\"mode\":\"0?644\"", "\"mode\":\"666\""));
    Path file = place.resolve("run.json");
    int byFile = Ran.of("compare", one, other, "--into", file).exit();
    int byFolder =
        Ran.of(
                "compare",
                Objects.requireNonNull(one.getParent()),
                Objects.requireNonNull(other.getParent()),
                "--into",
                file)
            .exit();

    ComparisonRun run = RunFile.read(file);
    assertThat(byFile).isEqualTo(byFolder).isIn(10, 12);
    assertThat(run.comparisons()).extracting("form").containsExactly("hosts", "hosts");
    assertThat(run.comparisons().getFirst().findings())
        .isEqualTo(run.comparisons().getLast().findings())
        .extracting(found -> found.finding().code().code())
        .contains("permission-wider");
  }

  @Test
  void theCollectingScriptIsPrinted() {
    Ran ran = Ran.of("hosts", "script").exits(0);
    assertThat(ran.out()).startsWith("#!/bin/sh").contains("yunheng").endsWith("\n");
  }

  @ParameterizedTest
  @CsvSource({
    "mysql://u:s3cret@h/d, compare-address-unknown",
    "ftp://u:s3cret@h/d, compare-address-unknown",
    "postgresql://u:s3cret@h/d, database-password-in-address",
    "postgresql:u:s3cret@h/d, database-address-invalid",
    "jdbc:oracle:thin:u/s3cret@h:1521/d, database-password-in-address",
    "jdbc:dm://h/d?password=s3cret, database-password-in-address",
    "s3://, store-address-invalid",
    "/nowhere/at/all, file-missing",
  })
  void addressesThatAreNone(String address, String code) {
    Ran ran = Ran.of("compare", address, after);
    assertThat(ran.exit()).isIn(64, 65);
    assertThat(ran.err()).contains("[" + code + "]").doesNotContain("s3cret");
    Ran turned = Ran.of("compare", before, address);
    assertThat(turned.err()).contains("[" + code + "]").doesNotContain("s3cret");
  }

  @Test
  void whatCannotBeComparedWithEachOther() throws IOException {
    Ran.of("compare", before, ESTATES.resolve("now.jsonl")).fails(64, "compare-kinds-differ");
    Ran.of("compare", before, place.resolve("before/../before")).fails(64, "compare-same");
    Ran.of("compare", "postgresql://u@h/d", "postgresql://v@H:5432/d").fails(64, "compare-same");
    Ran.of("compare", "postgresql://u@h/d", after).fails(64, "compare-kinds-differ");
    Ran.of("compare", before, after, "--as", "hosts").fails(65, "compare-hosts-none");
    Path odd = file(place, "odd.json", "{\"yunheng\":\"something\"}");
    Ran.of("compare", odd, after).fails(64, "compare-address-unknown");
  }

  @Test
  void aPasswordHasToBeThere() {
    Ran.of(
            "compare",
            "postgresql://u@127.0.0.1:9/d",
            "mariadb://u@127.0.0.1:9/d",
            "--source-password-env",
            "YUNHENG_NO_SUCH_VARIABLE")
        .fails(65, "database-password-missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--kind=move", "--threads=0", "--streams=99", "--zone=Nowhere/Land"})
  void optionsThatAreWrong(String option) {
    Object[] words =
        option.startsWith("--threads") || option.startsWith("--kind")
            ? new Object[] {"compare", before, after, option}
            : new Object[] {"compare", "postgresql://u@h/d", "mariadb://u@h/d", option};
    Ran.of(words).fails(64, "usage-value");
  }

  @Test
  void theMappingFileIsReadStrictly() throws IOException {
    Path mapping = file(place, "mapping.yaml", "tables: [{before: t, after: public.t}]\n");
    Ran ran = Ran.of("compare", before, after, "--mapping", mapping);
    assertThat(ran.exit()).isEqualTo(65);
    Path good =
        file(
            place,
            "good.yaml",
            "schemas: [{before: public, after: app}]\ntables: [{before: a.t, after: b.u}]\n");
    Ran.of("compare", before, after, "--mapping", good).exits(0);
  }
}
