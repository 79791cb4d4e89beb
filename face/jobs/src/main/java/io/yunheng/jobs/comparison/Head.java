/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs.comparison;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** What a file says it is, in its first members. */
enum Head {
  ESTATE,
  HOST,
  DATABASE,
  OTHER;

  private static final int MOST = 1 << 16;
  private static final int MEMBERS = 8;

  static Head of(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST);
      boolean packed = bytes.length > 1 && bytes[0] == 0x1f && bytes[1] == (byte) 0x8b;
      return packed ? of(unpacked(bytes)) : of(bytes);
    } catch (IOException e) {
      throw FaultException.of(
          FaultCode.FILE_UNREADABLE,
          "file",
          file.toString(),
          "reason",
          e.getClass().getSimpleName());
    }
  }

  private static byte[] unpacked(byte[] bytes) {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
      return in.readNBytes(MOST / 4);
    } catch (IOException _) {
      return new byte[0];
    }
  }

  private static Head of(byte[] bytes) {
    try (JsonParser json =
        JsonFactory.builder()
            .build()
            .createParser(ObjectReadContext.empty(), new ByteArrayInputStream(bytes))) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return OTHER;
      }
      for (int i = 0; i < MEMBERS; i++) {
        String name = json.nextName();
        JsonToken value = name == null ? JsonToken.END_OBJECT : json.nextToken();
        if (value == null || !value.isScalarValue()) {
          return OTHER;
        }
        String text = value == JsonToken.VALUE_STRING ? json.getString() : "";
        if ("yunheng".equals(name)) {
          return text.equals("estate") ? ESTATE : text.equals("host") ? HOST : OTHER;
        }
        if ("format".equals(name)) {
          return text.startsWith("yunheng-database/") ? DATABASE : OTHER;
        }
      }
    } catch (JacksonException _) {
      return OTHER;
    }
    return OTHER;
  }
}
