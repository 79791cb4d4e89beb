/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.fault.Language;
import io.yunheng.report.view.Location;
import io.yunheng.report.view.Net;
import io.yunheng.report.view.Page;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class PictureWriterTest {
  private static final String SVG = "http://www.w3.org/2000/svg";

  private final PictureWriter writer = new PictureWriter();
  private final Page page = SamplePage.in(Language.ZH);

  @Test
  void aPictureStandsAloneAndNamesWhatItShows() throws Exception {
    for (String picture : pictures(page)) {
      Document document = parsed(picture);
      Element root = document.getDocumentElement();
      assertThat(root.getNamespaceURI()).isEqualTo(SVG);
      assertThat(root.getAttribute("width")).isEqualTo("1100");
      assertThat(root.getAttribute("xml:lang")).isEqualTo("zh");
      NodeList all = document.getElementsByTagNameNS("*", "*");
      for (int i = 0; i < all.getLength(); i++) {
        assertThat(all.item(i).getLocalName())
            .isIn("svg", "title", "style", "rect", "path", "circle", "text");
      }
      assertThat(picture).doesNotContainPattern("href|url\\(|@import|[ ]on[a-z]+=|var\\(");
    }
    assertThat(texts(writer.location(page).orElseThrow()))
        .contains("北京亦庄机房", "上海备份库", "Singapore colo", "az1");
    assertThat(texts(writer.network(page).orElseThrow()))
        .contains("市人社局", "router-0", "数据网", "对等连接：市人社局");
  }

  @Test
  void itHasTheColoursOfTheReportByDayAndByNight() {
    String css = PageWriter.asset("report.css");
    String picture = writer.location(page).orElseThrow();
    assertThat(css).contains("--n:#b3261e", "--n:#ff9289");
    String[] styles = picture.split("@media screen and \\(prefers-color-scheme:dark\\)", -1);
    assertThat(styles).hasSize(2);
    assertThat(styles[0])
        .contains(".picture rect.abroad{stroke:#b3261e}", "font:13px \"Noto Sans SC\"");
    assertThat(styles[1]).contains(".picture rect.abroad{stroke:#ff9289}");
  }

  @Test
  void theSamePageGivesTheSameBytes() {
    assertThat(pictures(SamplePage.in(Language.ZH))).isEqualTo(pictures(page));
    assertThat(pictures(SamplePage.in(Language.EN))).isNotEqualTo(pictures(page));
  }

  @Test
  void aHostileNameStaysText() throws Exception {
    String hostile = "</text></svg><script>alert(1)</script>&\"'\u0000\u001b\ud800\uffff\u202e";
    Page harmed =
        with(
            new Location(
                List.of(
                    new Location.Place(
                        "x", hostile, "abroad", "", hostile, "", "", List.of(), List.of())),
                0),
            page.net());
    String picture = writer.location(harmed).orElseThrow();
    assertThat(picture.getBytes(StandardCharsets.UTF_8)).isNotEmpty();
    assertThat(parsed(picture).getElementsByTagNameNS("*", "script").getLength()).isZero();
    assertThat(texts(picture))
        .anySatisfy(
            text ->
                assertThat(text)
                    .isEqualTo(
                        "</text></svg><script>alert(1)</script>&\"'\ufffd\ufffd\ufffd\ufffd\\u202E"));
  }

  @Test
  void whereThePageShowsNoneThereIsNone() {
    Page empty = with(new Location(List.of(), 0), new Net(List.of(), List.of(), List.of(), ""));
    assertThat(writer.location(empty)).isEmpty();
    assertThat(writer.network(empty)).isEmpty();
  }

  private List<String> pictures(Page of) {
    return List.of(writer.location(of).orElseThrow(), writer.network(of).orElseThrow());
  }

  private Page with(Location location, Net net) {
    return new Page(
        page.language(),
        page.masthead(),
        page.notices(),
        page.conclusion(),
        page.controlPoints(),
        page.items(),
        location,
        net,
        page.coverage(),
        page.conflicts(),
        page.disputes(),
        page.terms(),
        page.provenance());
  }

  private static List<String> texts(String picture) throws Exception {
    List<String> texts = new ArrayList<>();
    NodeList all = parsed(picture).getElementsByTagNameNS(SVG, "text");
    for (int i = 0; i < all.getLength(); i++) {
      texts.add(all.item(i).getTextContent());
    }
    return texts;
  }

  private static Document parsed(String picture) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setNamespaceAware(true);
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(picture.getBytes(StandardCharsets.UTF_8)));
  }
}
