/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Files made by hand, right or wrong, as a foreign program might make them. */
final class HandMade {
  static final String HEADER =
      """
      {"yunheng":"estate","version":1,"name":"n","cloud":"c","collectedAt":"2026-01-01T00:00:00Z",\
      "viewpoint":"platform","tenants":[],"producer":"p"}\
      """;
  static final String ORIGIN =
      """
      {"def":"origin","n":0,"collector":"c","call":"GET /","time":"2026-01-01T00:00:00Z",\
      "manner":"live"}\
      """;
  static final String GAP =
      """
      {"def":"gap","n":0,"status":"denied","reason":"http-403","need":"","origin":0}\
      """;
  static final String COVERAGE =
      """
      {"coverage":"instance","scope":"*","status":"complete","reason":"","need":"","count":1,\
      "origin":0}\
      """;
  static final String INSTANCE =
      """
      {"kind":"instance","id":"i-1","origin":0,"name":"web","state":"active",\
      "created":"2026-01-01T00:00:00Z","tags":["a"],"locked":true,"keyPair":null,\
      "unknown":{"host":0},"origins":{"system":0}}\
      """;

  private HandMade() {}

  static List<String> lines() {
    return new ArrayList<>(List.of(HEADER, ORIGIN, GAP, COVERAGE, INSTANCE));
  }

  /** The lines and the end line that fits them. */
  static byte[] sealed(List<String> lines) {
    long records = lines.stream().filter(line -> line.startsWith("{\"kind\":")).count();
    return ended(lines, records);
  }

  static byte[] sealed(String... lines) {
    return sealed(Arrays.asList(lines));
  }

  static byte[] ended(List<String> lines, long records) {
    byte[] body = bytes(lines);
    String end = "{\"end\":true,\"records\":" + records + ",\"sha256\":\"" + sha256(body) + "\"}\n";
    return joined(body, end.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] bytes(List<String> lines) {
    return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  static byte[] compressed(byte[] plain) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(plain);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
