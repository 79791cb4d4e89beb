/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.migration.hosts;

import io.yunheng.migration.HostCollection;
import io.yunheng.migration.HostReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A collection of a host that tests change, as a script might write it. */
public final class Made {
  public static final List<String> SECTIONS =
      List.of(
          "system",
          "hardware",
          "package",
          "runtime",
          "service",
          "socket",
          "user",
          "group",
          "sudo",
          "file",
          "option",
          "kernel",
          "time",
          "job",
          "mount",
          "filter",
          "certificate",
          "key");

  private final String name;
  private final Map<String, String> coverages = new TreeMap<>();
  private final Map<String, String> entries = new LinkedHashMap<>();

  private Made(String name) {
    this.name = name;
    SECTIONS.forEach(one -> coverages.put(one, "\"complete\",\"reason\":\"\",\"need\":\"\""));
  }

  public static Made of(String name) {
    return new Made(name)
        .put("hardware", "cpus", "value", "8")
        .put(
            "package",
            "libssl3:amd64",
            "version",
            "3.0.15-1~deb12u1",
            "form",
            "dpkg",
            "depends",
            "",
            "provides",
            "")
        .put(
            "package",
            "nginx:amd64",
            "version",
            "1.22.1-9",
            "form",
            "dpkg",
            "depends",
            "libssl3 (>= 3.0.0), libc6 (>= 2.36) | libmusl",
            "provides",
            "httpd")
        .put("runtime", "java", "value", "21.0.4")
        .put("service", "nginx.service", "enabled", "enabled", "active", "active")
        .put("socket", "tcp 0.0.0.0:443", "process", "nginx")
        .put("socket", "tcp 127.0.0.1:5432", "process", "postgres")
        .put(
            "user",
            "app",
            "uid",
            "1000",
            "group",
            "app",
            "groups",
            "www",
            "home",
            "/home/app",
            "shell",
            "/bin/sh",
            "admin",
            "no")
        .put("sudo", "root ALL=(ALL) ALL", "value", "present")
        .put(
            "file",
            "/etc/ssh/sshd_config",
            "mode",
            "600",
            "owner",
            "root",
            "group",
            "root",
            "sha256",
            "aa")
        .put(
            "file",
            "/etc/nginx/nginx.conf",
            "mode",
            "640",
            "owner",
            "root",
            "group",
            "root",
            "sha256",
            "bb")
        .put("option", "/etc/ssh/sshd_config#PermitRootLogin", "value", "no")
        .put("kernel", "net.ipv4.ip_forward", "value", "0")
        .put("time", "zone", "value", "Asia/Shanghai")
        .put("time", "synchronised", "value", "yes")
        .put("filter", "nft / a", "order", "1")
        .put("filter", "nft / b", "order", "2")
        .put(
            "certificate",
            "/etc/nginx/a.crt",
            "subject",
            "CN=a",
            "issuer",
            "CN=ca",
            "notAfter",
            "Jun  1 12:00:00 2027 GMT",
            "sha256",
            "cc");
  }

  public Made put(String section, String key, String... fields) {
    StringBuilder text =
        new StringBuilder("{\"section\":\"" + section + "\",\"key\":\"" + key + "\"");
    for (int i = 0; i < fields.length; i += 2) {
      text.append(",\"").append(fields[i]).append("\":\"").append(fields[i + 1]).append('"');
    }
    entries.put(section + " " + key, text.append('}').toString());
    return this;
  }

  public Made remove(String section, String key) {
    entries.remove(section + " " + key);
    return this;
  }

  public Made denied(String section) {
    coverages.put(section, "\"denied\",\"reason\":\"unreadable\",\"need\":\"root\"");
    return this;
  }

  public String text() {
    StringBuilder text =
        new StringBuilder(
            "{\"yunheng\":\"host\",\"version\":1,\"name\":\""
                + name
                + "\",\"at\":\"2026-11-21T08:00:00Z\",\"root\":true,\"producer\":\"test\"}\n");
    coverages.forEach(
        (section, how) ->
            text.append("{\"coverage\":\"" + section + "\",\"status\":" + how + "}\n"));
    entries.values().forEach(line -> text.append(line).append('\n'));
    return text.append("{\"end\":true,\"lines\":" + (coverages.size() + entries.size()) + "}\n")
        .toString();
  }

  public HostCollection host() {
    return HostReader.read(text().getBytes(StandardCharsets.UTF_8), name);
  }
}
