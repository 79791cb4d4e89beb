/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.report.handover;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.yunheng.handover.Attachment;
import io.yunheng.handover.Overview;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The files of a bag as a Data Package of the Frictionless specifications, version 1, so that their
 * programs can read and check them: {@code datapackage.json} at the top of the bag.
 */
public final class DataPackage implements Attachment {
  /** A path of a Data Package goes nowhere up, and its descriptor's form knows that by two dots. */
  private static final Pattern DOTS = Pattern.compile("\\.\\.");

  private static final List<String> DIGESTS = List.of("sha256", "sha512");
  private static final JsonFactory JSON = new JsonFactory();

  @Override
  public String path() {
    return "datapackage.json";
  }

  @Override
  public void write(OutputStream out, Overview overview, Path entries) throws IOException {
    Writer writer = new OutputStreamWriter(out, UTF_8);
    try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), writer)) {
      json.writeStartObject();
      json.writeStringProperty("profile", "data-package");
      json.writeStringProperty("name", "handover-" + overview.made().getEpochSecond());
      overview.parties().title().ifPresent(title -> json.writeStringProperty("title", title));
      json.writeStringProperty("created", overview.made().toString());
      json.writeArrayPropertyStart("resources");
      long left = resources(json, entries);
      json.writeEndArray();
      json.writeNumberProperty("leftOut", left);
      json.writeEndObject();
      json.flush();
    }
  }

  private static long resources(JsonGenerator json, Path entries) throws IOException {
    long left = 0;
    long number = 0;
    try (EntryLines lines = new EntryLines(entries)) {
      for (Optional<EntryRow> next = lines.next(); next.isPresent(); next = lines.next()) {
        EntryRow row = next.get();
        if (row.file() && DOTS.matcher(row.of("path")).find()) {
          left++;
        } else if (row.file()) {
          resource(json, row, ++number);
        }
      }
    }
    return left;
  }

  private static void resource(JsonGenerator json, EntryRow row, long number) {
    json.writeStartObject();
    json.writeStringProperty("name", "file-" + number);
    json.writeStringProperty("path", "data/" + row.of("path"));
    said(json, "title", row.of("name"));
    said(json, "description", row.of("description"));
    said(json, "mediatype", row.of("format.type"));
    json.writeName("bytes");
    json.writeNumber(Long.parseLong(row.of("size")));
    for (String digest : DIGESTS) {
      if (row.has("digests." + digest)) {
        json.writeStringProperty("hash", digest + ":" + row.of("digests." + digest));
        break;
      }
    }
    json.writeEndObject();
  }

  private static void said(JsonGenerator json, String name, String text) {
    if (!text.isEmpty()) {
      json.writeStringProperty(name, text);
    }
  }
}
