/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.migration.hosts.HostRules;
import io.yunheng.migration.hosts.Made;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HostReaderTest {
  private static FaultCode refused(byte[] bytes) {
    try {
      HostReader.read(bytes, "a.host.jsonl");
    } catch (FaultException e) {
      return e.fault().code();
    }
    throw new AssertionError("was read");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void everyCutIsFound() {
    byte[] whole = bytes(Made.of("web").text());
    for (int length = 0; length < whole.length; length += 7) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThatThrownBy(() -> HostReader.read(cut, "cut")).isInstanceOf(FaultException.class);
    }
    assertThat(HostReader.read(whole, "whole").entries("package")).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"yunheng\":\"host\"|\"yunheng\":\"estate\"|HOST_FOREIGN",
        "\"version\":1|\"version\":2|HOST_FROM_FUTURE",
        "\"version\":1|\"version\":\"x\"|HOST_LINE_MALFORMED",
        "\"lines\":|\"lines\":9|HOST_TRUNCATED",
        "\"section\":\"kernel\"|\"section\":\"secrets\"|HOST_LINE_MALFORMED",
        "\"value\":\"0\"|\"passphrase\":\"0\"|HOST_LINE_MALFORMED",
        "\"value\":\"0\"|\"value\":[[1]]|HOST_LINE_MALFORMED",
        "\"value\":\"0\"|\"value\":\"0\",\"value\":\"1\"|JSON_MALFORMED",
        "\"status\":\"complete\"|\"status\":\"fine\"|HOST_LINE_MALFORMED",
        "\"key\":\"net.ipv4.ip_forward\"|\"key\":\"\"|HOST_LINE_MALFORMED",
        "\"at\":\"2026|\"at\":\"26|HOST_LINE_MALFORMED",
        "\"key\":\"zone\"|\"key\":\"synchronised\"|HOST_LINE_MALFORMED",
      })
  void whatIsWrongIsRefused(String is, String becomes, FaultCode code) {
    String text = Made.of("web").text();
    assertThat(text).contains(is);

    assertThat(refused(bytes(text.replace(is, becomes)))).isEqualTo(code);
  }

  @Test
  void whatIsBeyondTheLimitsIsRefused() {
    String text =
        Made.of("web").put("kernel", "a", "value", "x".repeat(HostReader.MAX_LINE)).text();
    assertThat(refused(bytes(text))).isEqualTo(FaultCode.HOST_TOO_LARGE);

    String line =
        "{\"coverage\":\"kernel\",\"status\":\"complete\",\"reason\":\"\",\"need\":\"\"}\n";
    String head = text.substring(0, text.indexOf('\n') + 1);
    assertThat(refused(bytes(head + line.repeat(HostReader.MAX_LINES))))
        .isEqualTo(FaultCode.HOST_TOO_LARGE);

    String deep = head + "{\"section\":" + "[".repeat(2_000) + "\n";
    assertThat(refused(bytes(deep))).isIn(FaultCode.JSON_MALFORMED, FaultCode.HOST_LINE_MALFORMED);
  }

  @Test
  void aLineThatIsNotUtf8MakesItsSectionIncomplete() {
    byte[] whole = bytes(Made.of("web").put("job", "X", "schedule", "1").text());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte b : whole) {
      out.write(b == 'X' ? 0xff : b);
    }

    HostCollection host = HostReader.read(out.toByteArray(), "a");

    assertThat(host.entries("job")).isEmpty();
    assertThat(host.gap("job").orElseThrow().reason()).isEqualTo("not-utf8");
    assertThat(host.gap("kernel")).isEmpty();
  }

  @Test
  void aSectionThatIsNotSpokenOfIsAGap() {
    String text =
        Made.of("web")
            .text()
            .replace(
                "{\"coverage\":\"sudo\",\"status\":\"complete\",\"reason\":\"\",\"need\":\"\"}\n",
                "");
    String fewer = text.replaceFirst("\"lines\":\\d+", "\"lines\":" + (text.lines().count() - 2));

    assertThat(HostReader.read(bytes(fewer), "a").gap("sudo").orElseThrow().reason())
        .isEqualTo("not-recorded");
  }

  @Test
  void theSchemaAndTheRulesNameTheSameFields() {
    JsonNode lines = JsonMapper.shared().readTree(ConfigurationRules.resource("host.schema.json"));
    HostRules rules = HostRules.shipped();
    Map<String, Set<String>> described = new TreeMap<>();
    for (JsonNode line : lines.get("oneOf")) {
      JsonNode properties = line.get("properties");
      if (properties.has("section")) {
        Set<String> names = new TreeSet<>(properties.propertyNames());
        names.removeAll(Set.of("section", "key"));
        described.put(properties.get("section").get("const").stringValue(), names);
      }
    }
    assertThat(described.keySet()).isEqualTo(rules.sections().keySet());
    described.forEach((section, names) -> assertThat(names).isEqualTo(rules.fields(section)));
    assertThat(described.keySet()).containsExactlyInAnyOrderElementsOf(Made.SECTIONS);
  }
}
