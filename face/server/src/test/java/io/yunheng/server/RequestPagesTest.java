/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody asks, somebody answers; both see how far it is, and nobody overwrites anybody. */
class RequestPagesTest {
  private static final String HOSTILE = "<img src=x onerror=alert(1)>=cmd|' /C calc'!A0";

  @TempDir private Path folder;
  private RunningServer server;
  private TestCase one;
  private String list;

  @BeforeEach
  void start() {
    server = RunningServer.in(folder);
    one = TestCase.in(server);
    list = one.address() + "/requests";
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private TestBrowser logIn(String login) {
    return one.people().logIn(login);
  }

  /** Somebody who answers. */
  private TestBrowser wang(TestBrowser lina) {
    lina.get(one.address() + "/people")
        .submit(one.address() + "/invite", "name", "王材料", "role", "contributor");
    one.people().join(lina.handout(), "王材料", "wang");
    return logIn("wang");
  }

  /** Asks somebody with an account, or somebody outside; the path of the request. */
  private String ask(TestBrowser browser, String whom, String due, String questions) {
    browser.get(list + "/new");
    Element person =
        browser.page().select("select[name=person] option").stream()
            .filter(option -> option.text().equals(whom))
            .findFirst()
            .orElse(new Element("option"));
    browser.submit(
        list,
        "kind",
        "material",
        "title",
        "机房材料",
        "person",
        person.val(),
        "outside",
        person.val().isEmpty() ? whom : "",
        "due",
        due,
        "questions",
        questions);
    assertThat(browser.status()).as(browser.page().text()).isEqualTo(200);
    return browser.path();
  }

  @Test
  void aRequestGoesToAndFroUntilItIsAccepted() {
    try (TestBrowser lina = logIn("lina");
        TestBrowser wang = wang(lina)) {
      String document = one.document(wang, "合同.txt", "合同正文");
      String request = ask(lina, "王材料", "2020-01-02", "机房在哪里？\n\n请提供合同");
      wang.get(list);
      assertThat(wang.page().select("table td").eachText())
          .contains("王材料", "待提交", "0 / 2")
          .anySatisfy(text -> assertThat(text).contains("2020-01-02").contains("逾期"));
      assertThat(wang.page().select("main a").eachText())
          .contains("共 1 项", "待提交 1 项", "逾期 1 项", "等我答复 1 项");
      assertThat(wang.get(list + "/new").status()).isEqualTo(403);

      assertThat(wang.get("/").page().select("a[href=" + list + "?show=mine]")).hasSize(1);
      assertThat(
              lina.get(one.address()).page().select("a[href^=" + list + "?show]").eachAttr("href"))
          .containsExactly(list + "?show=late");

      wang.get(request).submit(request + "/submit");
      assertThat(wang.status()).isEqualTo(422);
      assertThat(wang.page().text()).contains("不能提交");
      wang.get(request).submit(request + "/answer", "a1", "北京\n上海");
      wang.submit(
          request + "/attach",
          "evidence",
          document.substring(document.lastIndexOf('/') + 1),
          "line",
          "2");
      assertThat(wang.page().select("td a[href=" + document + "]").text()).isEqualTo("合同.txt");
      wang.submit(request + "/submit");
      assertThat(wang.page().select("form[action$=/answer]")).isEmpty();

      assertThat(wang.get("/").page().select("a[href*=/requests]")).isEmpty();
      assertThat(lina.get("/").page().select("a[href=" + list + "?show=submitted]")).hasSize(1);
      lina.get(list);
      assertThat(lina.page().select("table td").eachText()).contains("已提交", "2 / 2");
      lina.get(request).submit(request + "/return", "reason", "", "o2", "缺盖章页");
      assertThat(lina.status()).isEqualTo(422);
      lina.get(request).submit(request + "/return", "reason", "请补齐", "o2", "缺盖章页");
      assertThat(lina.page().text()).contains("已退回").contains("退回意见：缺盖章页");

      wang.get(request).submit(request + "/answer", "a1", "北京");
      wang.submit(request + "/submit");
      lina.get(request).submit(request + "/accept");
      assertThat(lina.page().select("table:has(caption:contains(经过)) tbody tr"))
          .hasSize(5)
          .last()
          .satisfies(row -> assertThat(row.text()).contains("已接受").contains("李娜"));
      assertThat(lina.page().select("details:contains(此前的答复)").text())
          .contains("上海")
          .contains("王材料");
      assertThat(lina.get(list).page().text()).contains("没有未完成的事项");
      assertThat(lina.get(one.address() + "/acts").page().text())
          .contains("提出材料与整改事项")
          .contains("变更事项的状态");
    }
  }

  @Test
  void whatCameFromOutsideSaysFromWhomAndWhen() {
    try (TestBrowser chen = one.people().logInWithCode("chen")) {
      String request = ask(chen, "某云公司", "", "可用区在哪里？");
      chen.get(request)
          .submit(request + "/answer", "a1", "北京", "outside", "某云公司 李工", "received", "2999-01-01");
      assertThat(chen.status()).isEqualTo(422);
      assertThat(chen.page().select("textarea[name=a1]").text()).isEqualTo("北京");
      chen.submit(request + "/answer", "received", "2026-11-20");
      assertThat(chen.page().select("table td").eachText())
          .anySatisfy(
              text ->
                  assertThat(text).contains("来自某云公司 李工").contains("2026-11-20").contains("陈测评"));
      chen.submit(request + "/submit").submit(request + "/accept");
      assertThat(chen.page().text()).contains("已接受");
    }
  }

  @Test
  void anAssessorAnswersNothingForACustomer() {
    try (TestBrowser lina = logIn("lina");
        TestBrowser wang = wang(lina);
        TestBrowser chen = one.people().logInWithCode("chen")) {
      assertThat(wang.get("/").status()).isEqualTo(200);
      String request = ask(chen, "王材料", "", "机房在哪里？");
      assertThat(chen.page().select("form[action$=/answer]")).isEmpty();
      chen.post(request + "/answer", Map.of("a1", "北京", "v1", "1", "_csrf", chen.csrf()));
      assertThat(chen.status()).isEqualTo(403);
    }
  }

  @Test
  void whoSavesLaterSeesBothAnswersAndOverwritesNothing() {
    try (TestBrowser lina = logIn("lina");
        TestBrowser wang = wang(lina)) {
      String request = ask(lina, "王材料", "", "机房在哪里？\n备案号？");
      lina.get(request);
      wang.get(request).submit(request + "/answer", "a1", "北京");
      lina.submit(request + "/answer", "a1", "上海", "a2", "京ICP");
      assertThat(lina.status()).isEqualTo(409);
      assertThat(lina.page().select("table:has(caption:contains(他人已作答)) td").eachText())
          .contains("北京", "上海");
      assertThat(lina.page().select("textarea[name=a1]").text()).isEqualTo("上海");
      assertThat(wang.get(request).page().select("textarea[name=a2]").text()).isEmpty();
      lina.submit(request + "/answer");
      assertThat(lina.status()).isEqualTo(200);
      assertThat(wang.get(request).page().select("textarea[name=a2]").text()).isEqualTo("京ICP");
      assertThat(wang.page().select("details:contains(此前的答复)").text()).contains("北京");
    }
  }

  @Test
  void wrongFormsSayWhatIsWrongAndKeepWhatWasTyped() {
    try (TestBrowser lina = logIn("lina")) {
      lina.get(list + "/new")
          .submit(list, "title", HOSTILE, "outside", "", "questions", "", "note", HOSTILE);
      assertThat(lina.status()).isEqualTo(422);
      assertThat(lina.page().text()).contains("两者只取其一").contains("至少勾选或填写一个问题");
      assertThat(lina.page().select("input[name=title]").val()).isEqualTo(HOSTILE);
      lina.submit(list, "outside", HOSTILE, "questions", HOSTILE);
      String request = lina.path();
      assertThat(lina.page().select("main img, main script:not([src=/assets/evidence.js])"))
          .isEmpty();
      assertThat(lina.page().text()).contains(HOSTILE);
      lina.submit(request + "/answer", "a1", HOSTILE);
      assertThat(lina.get(list).page().select("main img")).isEmpty();
      lina.get(request).submit(request + "/change", "title", "", "due", "2026-12-01");
      assertThat(lina.status()).isEqualTo(422);
      lina.get(request).submit(request + "/change", "title", "改过", "due", "2026-12-01");
      assertThat(lina.page().select("h1").text()).contains("改过");
      lina.get(request).submit(request + "/withdraw", "reason", "不需要了");
      assertThat(lina.page().text()).contains("已撤销").contains("不需要了");
      assertThat(lina.page().select("form[action^=" + request + "]")).isEmpty();
    }
  }

  @Test
  void nobodyElseSeesARequest() {
    try (TestBrowser lina = logIn("lina");
        TestBrowser foreign = logIn("zhaoqiang")) {
      String request = ask(lina, "某云公司", "", "机房在哪里？");
      assertThat(foreign.get(request).status()).isEqualTo(404);
      assertThat(foreign.get(list).status()).isEqualTo(404);
      String other = TestCase.make(foreign, "别家的项目");
      assertThat(
              foreign
                  .get(other + "/requests" + request.substring(request.lastIndexOf('/')))
                  .status())
          .isEqualTo(404);
    }
  }

  @Test
  void aFileOfTheWholeRequestIsShownAndMayBeAllThatIsSubmitted() {
    try (TestBrowser lina = logIn("lina");
        TestBrowser wang = wang(lina)) {
      String document = one.document(wang, "全部材料.txt", "材料");
      String evidence = document.substring(document.lastIndexOf('/') + 1);
      String request = ask(lina, "王材料", "", "请提供全部材料");
      wang.get(request).submit(request + "/attach", "evidence", evidence, "line", "0");
      assertThat(wang.page().select("dl:contains(整个事项的附件) a").eachAttr("href"))
          .containsExactly(document);
      wang.submit(request + "/detach", "evidence", evidence);
      assertThat(wang.page().select("dl:contains(整个事项的附件)")).isEmpty();
      wang.submit(request + "/attach", "evidence", evidence, "line", "0");
      wang.submit(request + "/submit");
      assertThat(wang.page().text()).contains("已提交");
    }
  }

  @Test
  void aTextThatIsTooLongIsRefusedAndNotCut() {
    try (TestBrowser lina = logIn("lina")) {
      String text = "长".repeat(4001);
      String request = ask(lina, "某云公司", "", "机房在哪里？");
      lina.get(request).submit(request + "/answer", "a1", text);
      assertThat(lina.status()).isEqualTo(422);
      assertThat(lina.page().text()).contains("文字过长");
      assertThat(lina.page().select("textarea[name=a1]").text()).isEqualTo(text);
      assertThat(lina.get(request).page().select("textarea[name=a1]").text()).isEmpty();
      lina.get(list + "/new").submit(list, "title", "材料", "outside", "某云公司", "questions", text);
      assertThat(lina.status()).isEqualTo(422);
      assertThat(lina.page().select("textarea[name=questions]").text()).isEqualTo(text);
    }
  }
}
