/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.files;

import io.yunheng.fault.FaultException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Writes JSON piece by piece, so that what is written need not fit into memory. */
public final class JsonOut {
  private static final JsonFactory JSON = factory(" ");
  private static final JsonFactory LINES = factory("\n");

  private final JsonGenerator json;

  private JsonOut(JsonGenerator json) {
    this.json = json;
  }

  private static JsonFactory factory(String separator) {
    return JsonFactory.builder()
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
        .rootValueSeparator(separator)
        .build();
  }

  /**
   * Writes a file of one object and a line feed, which stands whole or not at all.
   *
   * @throws FaultException if it cannot be written
   */
  public static void file(Path file, Consumer<JsonOut> members) {
    ReplacedFile.write(
        file,
        out -> {
          write(
              JSON.createGenerator(ObjectWriteContext.empty(), out),
              json -> json.object(() -> members.accept(json)));
          out.write('\n');
        });
  }

  /**
   * Writes one value to where text goes, which stays open and is not flushed.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public static void value(Writer out, Consumer<JsonOut> value) {
    write(JSON.createGenerator(ObjectWriteContext.empty(), out), value);
  }

  /**
   * Writes values to where UTF-8 goes, with a line feed between each two; it stays open and is not
   * flushed.
   *
   * @throws UncheckedIOException if they cannot be written
   */
  public static void lines(OutputStream out, Consumer<JsonOut> values) {
    write(LINES.createGenerator(ObjectWriteContext.empty(), out), values);
  }

  private static void write(JsonGenerator generator, Consumer<JsonOut> values) {
    try (generator) {
      values.accept(new JsonOut(generator));
    } catch (JacksonIOException e) {
      throw new UncheckedIOException(e.getCause());
    }
  }

  /** An object; what it has is written by {@code members}. */
  public void object(Runnable members) {
    json.writeStartObject();
    members.run();
    json.writeEndObject();
  }

  public void object(String name, Runnable members) {
    json.writeName(name);
    object(members);
  }

  /** A list, each value written by {@code each}. */
  public <T> void array(Collection<T> all, Consumer<T> each) {
    json.writeStartArray();
    all.forEach(each);
    json.writeEndArray();
  }

  public <T> void array(String name, Collection<T> all, Consumer<T> each) {
    json.writeName(name);
    array(all, each);
  }

  /** A list of objects, what each has written by {@code members}. */
  public <T> void objects(Collection<T> all, Consumer<T> members) {
    array(all, one -> object(() -> members.accept(one)));
  }

  public <T> void objects(String name, Collection<T> all, Consumer<T> members) {
    json.writeName(name);
    objects(all, members);
  }

  public void texts(String name, Collection<String> texts) {
    array(name, texts, this::text);
  }

  public void text(String text) {
    json.writeString(text);
  }

  public void text(String name, String text) {
    json.writeStringProperty(name, text);
  }

  public void number(String name, long number) {
    json.writeNumberProperty(name, number);
  }

  public void truth(String name, boolean truth) {
    json.writeBooleanProperty(name, truth);
  }
}
