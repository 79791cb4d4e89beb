/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.cli;

import io.yunheng.fault.Fault;
import io.yunheng.fault.Language;
import io.yunheng.fault.Messages;
import java.io.PrintWriter;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tells a person, or a program that asked for JSON, what went wrong and what to do. */
final class FaultPrinter {
  private final PrintWriter err;
  private final Language language;
  private final boolean json;
  private final Messages messages = Messages.load();

  FaultPrinter(PrintWriter err, Language language, boolean json) {
    this.err = err;
    this.language = language;
    this.json = json;
  }

  void print(List<Fault> faults) {
    if (json) {
      err.println(asJson(faults));
    } else {
      for (Fault fault : faults) {
        err.println(
            TerminalText.lines(messages.what(fault, language)) + " [" + fault.code().code() + "]");
        err.println("  → " + TerminalText.lines(messages.cure(fault, language)));
      }
    }
    err.flush();
  }

  private String asJson(List<Fault> faults) {
    JsonMapper mapper = new JsonMapper();
    ObjectNode root = mapper.createObjectNode();
    ArrayNode list = root.putArray("faults");
    for (Fault fault : faults) {
      ObjectNode node = list.addObject();
      node.put("code", fault.code().code());
      node.put("category", fault.code().category().name().toLowerCase(java.util.Locale.ROOT));
      for (Language each : Language.values()) {
        node.put("message_" + each.code(), messages.what(fault, each));
        node.put("cure_" + each.code(), messages.cure(fault, each));
      }
      ObjectNode details = node.putObject("details");
      new TreeMap<>(fault.details()).forEach(details::put);
    }
    return mapper.writeValueAsString(root);
  }
}
