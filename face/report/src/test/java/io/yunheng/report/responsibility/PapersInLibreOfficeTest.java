/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import io.yunheng.report.LibreOffice;
import io.yunheng.responsibility.Derivation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lets LibreOffice print the papers. The prints are left in target/looks. */
@Tag("live")
class PapersInLibreOfficeTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(Language.class)
  void pagesAreNumberedAndNothingIsLost(Language language)
      throws IOException, InterruptedException {
    Derivation derivation = Papers.example("gov-website.yaml");
    Path table = folder.resolve("responsibility-" + language.code() + ".docx");
    ResponsibilityDocument.write(derivation, Papers.CATALOG, language, true, table);
    Path drafting = folder.resolve("drafting-" + language.code() + ".docx");
    DraftingDocument.write(derivation, Papers.CATALOG, language, drafting);

    String text = printed(table);
    assertThat(text).contains("CCIA-7.2-b", "EVENT-16", "驻场分包公司", "MLPS-L3-audit-a");
    assertThat(printed(drafting)).contains("____", "contracts/om.docx", "CCIA-5-b-2b");
  }

  /** The text of the print, whose pages but the first all have to say which of how many. */
  private String printed(Path file) throws IOException, InterruptedException {
    LibreOffice office = new LibreOffice(folder);
    String name = String.valueOf(file.getFileName()).replace(".docx", "");
    Path pdf = office.print(file, name);
    Path text = folder.resolve(name + ".txt");
    office.run("pdftotext", "-layout", pdf.toString(), text.toString());
    String[] pages = Files.readString(text).split("\f");
    Pattern number = Pattern.compile("(?:第|Page) ?(\\d+) ?(?:页 ?共|of) ?(\\d+)");
    for (int i = 1; i < pages.length; i++) {
      Matcher foot = number.matcher(pages[i]);
      assertThat(foot.find()).as("page %d: %s", i + 1, pages[i]).isTrue();
      assertThat(foot.group(1)).isEqualTo(Integer.toString(i + 1));
      assertThat(foot.group(2)).isEqualTo(Integer.toString(pages.length));
    }
    assertThat(pages.length).isGreaterThan(8);
    return String.join("\n", pages);
  }
}
