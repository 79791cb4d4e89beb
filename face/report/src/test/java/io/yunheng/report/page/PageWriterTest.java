/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import io.yunheng.report.golden.Golden;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageWriterTest {
  private static final Pattern CARRIED =
      Pattern.compile("(<(style|script)[^>]*>).*?(</\\2>)", Pattern.DOTALL);
  private static final Pattern REFERENCE =
      Pattern.compile("\\b(?:src|href|action|data|poster|srcset)\\s*=\\s*[\"']?([^\"'\\s>]+)");

  private final PageTemplates templates = new PageTemplates();
  private final PageWriter writer = new PageWriter(templates);

  @Test
  void theStructureIsAsItWas() throws IOException {
    for (Language language : Language.values()) {
      String html = writer.html(SamplePage.in(language, 2));
      Golden.compare(
          CARRIED
              .matcher(html)
              .replaceAll("$1$3")
              .replaceAll("content=\"default-src[^\"]*\"", "content=\"…\"")
              .replaceAll("\n\\s*\n+", "\n"),
          "report-" + language.code() + ".html");
    }
  }

  @Test
  void theSameContentsGiveTheSameText() {
    assertThat(new PageWriter(templates).html(SamplePage.in(Language.ZH)))
        .isEqualTo(writer.html(SamplePage.in(Language.ZH)));
  }

  @Test
  void nothingIsLoadedFromAnywhere() {
    String html = writer.html(SamplePage.in(Language.ZH));
    Matcher references = REFERENCE.matcher(CARRIED.matcher(html).replaceAll("$1$3"));
    while (references.find()) {
      assertThat(references.group(1)).matches("#.*|data:,");
    }
    assertThat(html).contains("default-src &#39;none&#39;");
    Matcher styles = Pattern.compile("<style>(.*?)</style>", Pattern.DOTALL).matcher(html);
    assertThat(styles.find()).isTrue();
    assertThat(styles.group(1)).doesNotContain("@import").doesNotContain("url(");
  }

  @Test
  void noHandlerIsWrittenIntoTheMarkup() {
    assertThat(CARRIED.matcher(writer.html(SamplePage.in(Language.ZH))).replaceAll(""))
        .doesNotContainPattern("<[^>]*\\son[a-z]+\\s*=");
  }

  @Test
  void hostileNamesStayTexts() {
    String html = CARRIED.matcher(writer.html(SamplePage.in(Language.ZH))).replaceAll("$1$3");
    assertThat(html)
        .doesNotContain("<script>alert")
        .doesNotContain("</script><!--")
        .doesNotContain("\u202e");
    assertThat(html).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
    Matcher scripts = Pattern.compile("<script").matcher(html);
    assertThat(scripts.results().count()).isEqualTo(4);
  }

  @Test
  void dataInScriptsCannotEndThem() {
    String json =
        ScriptData.json(
            Map.of(
                "a", List.of("</script>", "<!--", "\u2028", "it's & \"x\"", "中文", "😀", 7, true)));
    assertThat(json)
        .isEqualTo(
            "{\"a\":[\"\\u003c/script\\u003e\",\"\\u003c!--\",\"\\u2028\",\"it\\u0027s \\u0026"
                + " \\u0022x\\u0022\",\"中文\",\"\\ud83d\\ude00\",7,true]}");
  }

  @Test
  void theScriptsThatMayRunAreTheOnesInside() {
    String html = writer.html(SamplePage.in(Language.ZH));
    String unescaped = html.replace("&#39;", "'");
    Matcher scripts = Pattern.compile("<script>(.*?)</script>", Pattern.DOTALL).matcher(html);
    int count = 0;
    while (scripts.find()) {
      String allowed = PageWriter.policy(scripts.group(1));
      assertThat(unescaped)
          .contains(allowed.substring(allowed.indexOf("'sha256-"), allowed.indexOf("; base-uri")));
      count++;
    }
    assertThat(count).isEqualTo(3);
  }

  @Test
  void everyIdIsUsedOnceAndEveryWayLeadsSomewhere() {
    String html = CARRIED.matcher(writer.html(SamplePage.in(Language.ZH))).replaceAll("");
    Set<String> ids = new HashSet<>();
    Matcher found = Pattern.compile("\\sid=\"([^\"]+)\"").matcher(html);
    while (found.find()) {
      assertThat(ids.add(found.group(1))).as(found.group(1)).isTrue();
    }
    Matcher ways = Pattern.compile("href=\"#([^\"]+)\"").matcher(html);
    while (ways.find()) {
      assertThat(ids).contains(ways.group(1));
    }
  }
}
