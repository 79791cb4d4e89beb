/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server;

import java.net.http.HttpResponse;
import org.jsoup.Jsoup;

/** What of an answer the walk compares. */
final class WalkAnswer {
  private WalkAnswer() {}

  /** The code of what was refused; empty where nothing was. */
  static String code(HttpResponse<String> answer) {
    return answer.statusCode() < 400 ? "" : Jsoup.parse(answer.body()).select("code").text();
  }

  /** An answer without what is drawn anew for each, and without the path that was asked for. */
  static String plain(String body, String path) {
    String at = path.replaceAll("\\?.*", "");
    return body.replaceAll("name=\"_csrf\" value=\"[^\"]*\"", "")
        .replaceAll("\"X-XSRF-TOKEN\":\\s*\"[^\"]*\"", "")
        .replaceAll("content=\"[A-Za-z0-9_=-]{90,}\"", "")
        .replace("value=\"" + at + "\"", "");
  }
}
