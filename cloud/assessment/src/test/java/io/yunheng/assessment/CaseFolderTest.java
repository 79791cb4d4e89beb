/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.yunheng.fault.Fault;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Language;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFolderTest {
  private static final CaseDraft DRAFT =
      new CaseDraft("某市\"政务云\": #1", SubjectKind.PLATFORM, Optional.empty(), Optional.empty());

  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource(Language.class)
  void aNewCaseLoads(Language language) {
    Path folder = temp.resolve("案卷");
    CaseFolder.init(folder, DRAFT, language);
    CaseFile loaded = CaseFolder.load(folder);
    assertThat(loaded.settings().name()).isEqualTo(DRAFT.name());
    assertThat(loaded.settings().subject()).isEqualTo(SubjectKind.PLATFORM);
    assertThat(loaded.settings().level()).isEqualTo(3);
    assertThat(loaded.settings().zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(loaded.workbookRecords()).isEmpty();
    assertThat(folder.resolve("README.md")).content(StandardCharsets.UTF_8).contains(DRAFT.name());
    for (String room : List.of("estates", "events", "registers", "documents", "workbook")) {
      assertThat(folder.resolve(room)).isDirectory();
    }
  }

  @Test
  void aTenantsCaseNamesItsTenant() {
    Path folder = temp.resolve("case");
    CaseFolder.init(
        folder,
        new CaseDraft("x", SubjectKind.TENANT, Optional.of("t\n1"), Optional.of("门户")),
        Language.ZH);
    CaseSettings settings = CaseFolder.load(folder).settings();
    assertThat(settings.tenant()).contains("t\n1");
    assertThat(settings.system()).contains("门户");
  }

  @Test
  void aTakenPlaceIsNotTouched() throws IOException {
    Files.writeString(temp.resolve("mine.txt"), "mine");
    assertThat(fault(() -> CaseFolder.init(temp, DRAFT, Language.ZH)).code())
        .isEqualTo(FaultCode.OUTPUT_EXISTS);
    assertThat(names(temp)).containsExactly("mine.txt");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsSaidAndNothingIsLeft() throws IOException {
    Path file = Files.writeString(temp.resolve("file"), "");
    Fault fault = fault(() -> CaseFolder.init(file.resolve("case"), DRAFT, Language.ZH));
    assertThat(fault.code()).isEqualTo(FaultCode.OUTPUT_FAILED);
    assertThat(names(temp)).containsExactly("file");
  }

  @Test
  void aFolderWithoutCaseYamlIsNoCase() {
    assertThat(fault(() -> CaseFolder.load(temp)).code()).isEqualTo(FaultCode.CASE_MISSING);
  }

  @Test
  void theAddressChangesWithWhatCountsAndOnlyWithIt() throws IOException {
    Path folder = temp.resolve("case");
    CaseFolder.init(folder, DRAFT, Language.ZH);
    Files.writeString(folder.resolve("documents/说明.md"), "一");
    String address = CaseFolder.load(folder).address();

    Files.writeString(folder.resolve("notes.txt"), "not of the case");
    Files.createDirectories(folder.resolve("out"));
    Files.writeString(folder.resolve("out/report.html"), "generated");
    Files.writeString(folder.resolve("registers/~$sites.xlsx"), "lock");
    Files.writeString(folder.resolve("documents/.DS_Store"), "droppings");
    assertThat(CaseFolder.load(folder).address()).isEqualTo(address);

    Files.writeString(folder.resolve("documents/说明.md"), "二");
    assertThat(CaseFolder.load(folder).address()).isNotEqualTo(address);
    Files.writeString(folder.resolve("documents/说明.md"), "一");
    assertThat(CaseFolder.load(folder).address()).isEqualTo(address);
    Files.move(folder.resolve("documents/说明.md"), folder.resolve("documents/说明2.md"));
    assertThat(CaseFolder.load(folder).address()).isNotEqualTo(address);
  }

  /** The digest was computed apart from this program, by the words of docs/formats/case.md. */
  @Test
  void theAddressIsTheOneWrittenDown() throws IOException {
    write("name: x\nsubject: platform\n");
    Files.createDirectories(temp.resolve("documents"));
    Files.writeString(temp.resolve("documents/b.md"), "b");
    Files.writeString(temp.resolve("documents/é.md"), "e");
    assertThat(CaseFolder.load(temp).address())
        .isEqualTo("5774497aa92cd29e9912a9cfe8830f1adbe5d70088910d7f7098e8fe6f46d356");
  }

  @Test
  void allThatIsWrongInCaseYamlIsToldAtOnce() throws IOException {
    write(
        """
        name: x
        subject: planet
        levle: 3
        level: 4
        asOf: yesterday
        timeZone: Mars/Olympus
        example: maybe
        platformReport: {number: "1", scope: s, level: nine, colour: red}
        """);
    FaultException thrown = catchThrowableOfType(FaultException.class, () -> CaseFolder.load(temp));
    assertThat(thrown.faults())
        .extracting(fault -> fault.code() + " " + fault.details().getOrDefault("key", ""))
        .containsExactlyInAnyOrder(
            "CASE_KEY_UNKNOWN levle",
            "CASE_VALUE_INVALID subject",
            "CASE_VALUE_INVALID level",
            "CASE_VALUE_INVALID asOf",
            "CASE_VALUE_INVALID timeZone",
            "CASE_VALUE_INVALID example",
            "CASE_VALUE_INVALID platformReport.level",
            "CASE_KEY_UNKNOWN platformReport.colour");
    assertThat(thrown.faults())
        .filteredOn(fault -> "levle".equals(fault.details().get("key")))
        .extracting(fault -> fault.details().get("place"))
        .containsExactly("3");
  }

  @Test
  void pathsMustLieInTheCase() throws IOException {
    write(
        """
        name: x
        subject: private
        estate: [estates/none.jsonl, ../../etc/passwd, /etc/passwd, 'C:\\x']
        """);
    FaultException thrown = catchThrowableOfType(FaultException.class, () -> CaseFolder.load(temp));
    assertThat(thrown.faults())
        .extracting(Fault::code)
        .containsExactly(
            FaultCode.FILE_MISSING,
            FaultCode.PATH_ESCAPES,
            FaultCode.PATH_ESCAPES,
            FaultCode.PATH_ESCAPES);
  }

  @Test
  void aFullCaseYamlIsRead() throws IOException {
    write(
        """
        name: 0123
        subject: tenant
        tenant: 007
        asOf: 2026-11-20
        timeZone: Asia/Tokyo
        example: true
        platformReport: {number: 0042, level: 3, scope: 全部, validTo: 2027-02-28}
        """);
    CaseSettings settings = CaseFolder.load(temp).settings();
    assertThat(settings.name()).isEqualTo("0123");
    assertThat(settings.tenant()).contains("007");
    assertThat(settings.asOf()).contains(Instant.parse("2026-11-19T15:00:00Z"));
    assertThat(settings.example()).isTrue();
    Instant validTo = Instant.parse("2027-02-28T14:59:59Z");
    assertThat(settings.platformReport())
        .contains(new PlatformReport("0042", 3, "全部", Optional.empty(), Optional.of(validTo)));
  }

  @Test
  void aTenantsCaseWithoutTenantIsWrong() throws IOException {
    write("name: x\nsubject: tenant\n");
    assertThat(fault(() -> CaseFolder.load(temp)).details()).containsEntry("key", "tenant");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: &x 1\nb: *x\n",
        "name: !!java.net.URL x\n",
        "name: &x [1]\n",
        "? &k name\n: x\n"
      })
  void anchorsAliasesAndTagsAreRefused(String yaml) throws IOException {
    write(yaml);
    assertThat(fault(() -> CaseFolder.load(temp)).code()).isEqualTo(FaultCode.YAML_ALIAS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"name: [", "a\n---\nb\n", "{\"a\": \"b\" \"c\"}"})
  void whatIsNoYamlIsSaid(String yaml) throws IOException {
    write(yaml);
    assertThat(fault(() -> CaseFolder.load(temp)).code()).isEqualTo(FaultCode.YAML_MALFORMED);
  }

  @Test
  void aKeyThatStandsTwiceAndATabAreSaid() throws IOException {
    write("name: x\nname: y\n");
    assertThat(fault(() -> CaseFolder.load(temp)).code()).isEqualTo(FaultCode.YAML_KEY_TWICE);
    write("\t- x: :");
    assertThat(fault(() -> CaseFolder.load(temp)).code()).isEqualTo(FaultCode.YAML_TAB);
  }

  @Test
  void depthSizeAndEncodingAreBounded() throws IOException {
    write("x: " + "[".repeat(5000));
    assertThat(fault(() -> CaseFolder.load(temp)).code()).isEqualTo(FaultCode.YAML_MALFORMED);
    write("#".repeat(2 << 20));
    assertThat(fault(() -> CaseFolder.load(temp)).code()).isEqualTo(FaultCode.FILE_TOO_LARGE);
    Files.write(temp.resolve("case.yaml"), "name: 某市\n".getBytes(Charset.forName("GB18030")));
    assertThat(fault(() -> CaseFolder.load(temp)).code()).isEqualTo(FaultCode.FILE_NOT_UTF8);
  }

  @Test
  void linksAreRefused() throws IOException {
    Path outside = Files.writeString(temp.resolve("outside.txt"), "secret");
    Path folder = temp.resolve("case");
    CaseFolder.init(folder, DRAFT, Language.ZH);
    Files.createSymbolicLink(folder.resolve("documents/link.txt"), outside);
    Files.delete(folder.resolve("events"));
    Files.createSymbolicLink(folder.resolve("events"), temp);
    FaultException thrown =
        catchThrowableOfType(FaultException.class, () -> CaseFolder.load(folder));
    assertThat(thrown.faults())
        .allSatisfy(fault -> assertThat(fault.code()).isEqualTo(FaultCode.CASE_SYMLINK))
        .extracting(fault -> fault.details().get("path"))
        .containsExactlyInAnyOrder("documents/link.txt", "events");
  }

  private void write(String yaml) throws IOException {
    Files.writeString(temp.resolve("case.yaml"), yaml);
  }

  private static Fault fault(ThrowingCallable call) {
    return catchThrowableOfType(FaultException.class, call).fault();
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> children = Files.list(folder)) {
      return children.map(child -> child.getFileName().toString()).sorted().toList();
    }
  }
}
