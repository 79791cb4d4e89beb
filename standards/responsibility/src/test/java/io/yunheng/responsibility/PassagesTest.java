/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.responsibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.yunheng.catalog.Catalog;
import io.yunheng.fault.Text;
import io.yunheng.responsibility.transfer.TransferRules;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whether what an agreement is said to state is found in its document. */
class PassagesTest {
  private static final RoleRules ROLES = RoleRules.shipped();
  private static final List<String> CONTRACT =
      List.of(
          "云平台运维合同",
          "目录：附件二 分工表",
          "第一条 服务内容",
          "第十一条　责任追究 违约一方承担责任",
          "第一百零二条 保密",
          "3.2 工作划分",
          "3.21 其他",
          "附件二 分工表如下");

  @ParameterizedTest
  @CsvSource({
    "第1条, ¶3",
    "第 11 条, ¶4",
    "第十一条, ¶4",
    "第102条, ¶5",
    "3.2, ¶6",
    "附件2, ¶8",
    "责任追究, ¶4",
    "第12条, -",
    "3.1, -",
    "3, -",
    "2, -"
  })
  void aPassageIsFoundByItsNumberOrItsWords(String passage, String place) {
    PassageEvidence located = locate(arrangement(passage, "om.docx"), CONTRACT);

    assertThat(located instanceof PassageEvidence.Found found ? found.place() : "-")
        .isEqualTo(place);
  }

  @Test
  void whatCannotBeConfirmedIsOpen() {
    assertThat(found(arrangement("第12条", "om.docx"), CONTRACT)).containsExactly("passage-missing");
    assertThat(found(arrangement("第1条", "om.docx"), CONTRACT)).isEmpty();
    assertThat(found(arrangement("第1条", "scan.pdf"), CONTRACT)).containsExactly("document-unread");
    assertThat(found(arrangement("第1条", ""), CONTRACT)).containsExactly("document-missing");
  }

  @Test
  void aDocumentIsReadOnce() {
    List<String> read = new ArrayList<>();
    Passages.of(
        arrangement("第1条", "om.docx"),
        name -> {
          read.add(name);
          return reading(name, CONTRACT);
        });

    assertThat(read).containsExactly("om.docx");
  }

  private static List<String> found(Arrangement arrangement, List<String> contract) {
    return new TransferCheck(TransferRules.shipped(), Catalog.shipped())
            .check(
                arrangement,
                new RoleFinder(ROLES).find(arrangement),
                Passages.of(arrangement, name -> reading(name, contract)))
            .stream()
            .filter(one -> one.state() == TransferFinding.State.OPEN)
            .filter(one -> one.about().kind().equals("agreement"))
            .map(one -> one.rule().id())
            .toList();
  }

  private static PassageEvidence locate(Arrangement arrangement, List<String> contract) {
    return Passages.of(arrangement, name -> reading(name, contract))
        .of("om", AgreementTerm.SUPERVISION)
        .orElseThrow();
  }

  private static Documents.Reading reading(String name, List<String> contract) {
    if (name.endsWith(".pdf")) {
      return new Documents.Reading.Unread(new Text("没有文字", "no text"));
    }
    List<Documents.Paragraph> paragraphs = new ArrayList<>();
    for (String text : contract) {
      paragraphs.add(new Documents.Paragraph("¶" + (paragraphs.size() + 1), text));
    }
    return new Documents.Reading.Read("0".repeat(64), paragraphs);
  }

  private static Arrangement arrangement(String passage, String document) {
    String text =
        """
        arrangement: 1
        name: test
        asOf: 2026-11-21
        organisations: [{id: P, name: 平台公司}, {id: M, name: 运维公司}]
        services: [{id: cloud, name: 云}]
        acts:
        - {organisation: P, does: [manages-operations], toward: [M]}
        agreements:
        - {id: om, parties: [P, M], %s terms: {supervision: '%s', accountability: '%s'}}
        """
            .formatted(document.isEmpty() ? "" : "document: " + document + ",", passage, passage);
    return ArrangementReader.read(text.getBytes(StandardCharsets.UTF_8), "a.yaml", ROLES.ids());
  }
}
