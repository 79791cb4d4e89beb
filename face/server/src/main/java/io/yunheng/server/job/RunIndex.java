/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.server.job;

import io.yunheng.casework.RunItem;
import io.yunheng.casework.RunObservation;
import io.yunheng.catalog.Item;
import io.yunheng.catalog.MlpsCatalog;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.ReplacedFile;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The index of the files of a run, read from front to back. The place of an item on an object is
 * that of its value in {@code objects} of {@code result.json}, the place of an observation is that
 * of its line in {@code observations.jsonl}; both in bytes.
 */
public final class RunIndex {
  private static final String INDETERMINATE = "indeterminate";
  private static final String PERSON = "person";
  private static final JsonFactory JSON = new JsonFactory();

  private final MlpsCatalog catalog;
  private final List<RunItem> items = new ArrayList<>();
  private final Map<String, Set<String>> itemsOfChecks = new TreeMap<>();

  private RunIndex(MlpsCatalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Reads {@code result.json}.
   *
   * @throws FaultException with {@code RESULT_INVALID}
   */
  public static RunIndex of(Path result, MlpsCatalog catalog) {
    RunIndex index = new RunIndex(catalog);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(result));
        JsonParser json = JSON.createParser(ObjectReadContext.empty(), in)) {
      json.nextToken();
      index.root(json);
    } catch (JacksonException e) {
      throw FaultException.of(
          FaultCode.RESULT_INVALID,
          "file",
          String.valueOf(result.getFileName()),
          "problem",
          e.getOriginalMessage());
    } catch (IOException e) {
      throw ReplacedFile.failed(result, e);
    }
    return index;
  }

  /** The items on their objects, in the order of the file. */
  public Iterator<RunItem> items() {
    return items.iterator();
  }

  /** The observations of a file, one for each resource that a check saw for an item. */
  public Observations observations(Path file) {
    return new Observations(file);
  }

  private void root(JsonParser json) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      json.nextToken();
      if (name.equals("items")) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          item(json);
        }
      } else {
        json.skipChildren();
      }
    }
  }

  private void item(JsonParser json) {
    String id = "";
    String verdict = "";
    long place = json.currentTokenLocation().getByteOffset();
    int before = items.size();
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("id")) {
        id = json.getString();
      } else if (name.equals("verdict")) {
        verdict = json.getString();
      } else if (name.equals("objects") && value == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          object(json, id, verdict);
        }
      } else {
        json.skipChildren();
      }
    }
    if (items.size() == before) {
      items.add(item(id, "", "", verdict, verdict, false, "", place));
    }
  }

  private void object(JsonParser json, String item, String ofItem) {
    long place = json.currentTokenLocation().getByteOffset();
    Map<String, String> texts = new TreeMap<>();
    String[] gap = {""};
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (value == JsonToken.VALUE_STRING) {
        texts.put(name, json.getString());
      } else if (name.equals("aspects") && value == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          aspect(json, item, gap);
        }
      } else {
        json.skipChildren();
      }
    }
    String verdict = texts.getOrDefault("verdict", "");
    items.add(
        item(
            item,
            texts.getOrDefault("object", ""),
            texts.getOrDefault("name", ""),
            verdict,
            ofItem,
            texts.getOrDefault("basis", "").equals(PERSON),
            verdict.equals(INDETERMINATE) ? gap[0] : "",
            place));
  }

  /** A row; one without an object stands for an item that was assessed on none. */
  private RunItem item(
      String item,
      String object,
      String name,
      String verdict,
      String ofItem,
      boolean byPerson,
      String state,
      long place) {
    Optional<Item> known = catalog.item(item);
    return new RunItem(
        item,
        object,
        name,
        known.map(Item::layer).orElse(""),
        known.map(Item::controlPoint).orElse(""),
        verdict,
        ofItem,
        byPerson,
        state,
        place);
  }

  private void aspect(JsonParser json, String item, String[] gap) {
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals("gaps") && value == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          String reason = text(json, "reason");
          gap[0] = gap[0].isEmpty() ? reason : gap[0];
        }
      } else if (name.equals("checks") && value == JsonToken.START_ARRAY) {
        while (json.nextToken() == JsonToken.START_OBJECT) {
          itemsOfChecks.computeIfAbsent(text(json, "id"), _ -> new TreeSet<>()).add(item);
        }
      } else {
        json.skipChildren();
      }
    }
  }

  /** The text of one member of an object, which is read to its end. */
  private static String text(JsonParser json, String wanted) {
    String text = "";
    while (json.nextToken() == JsonToken.PROPERTY_NAME) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      if (name.equals(wanted) && value == JsonToken.VALUE_STRING) {
        text = json.getString();
      } else {
        json.skipChildren();
      }
    }
    return text;
  }

  /** The observations of a run, line by line. */
  public final class Observations implements Iterator<RunObservation>, AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final InputStream in;
    private final Deque<RunObservation> ready = new ArrayDeque<>();
    private long place;
    private long number;

    private Observations(Path file) {
      this.file = file;
      try {
        this.in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
      } catch (IOException e) {
        throw ReplacedFile.failed(file, e);
      }
    }

    @Override
    public boolean hasNext() {
      while (ready.isEmpty()) {
        long begin = place;
        Optional<byte[]> line = line();
        if (line.isEmpty()) {
          return false;
        }
        JsonNode row = JsonMapper.shared().readTree(line.get());
        if (row.has("check")) {
          spread(row, begin);
        }
      }
      return true;
    }

    private void spread(JsonNode row, long begin) {
      String check = row.path("check").asString("");
      String object = row.path("object").asString("");
      for (String item : itemsOfChecks.getOrDefault(check, Set.of())) {
        for (Map.Entry<String, JsonNode> outcome : row.properties()) {
          if (outcome.getValue().isObject()) {
            for (Map.Entry<String, JsonNode> kind : outcome.getValue().properties()) {
              for (JsonNode id : kind.getValue()) {
                ready.add(
                    new RunObservation(
                        number++,
                        item,
                        object,
                        check,
                        outcome.getKey(),
                        kind.getKey() + "/" + id.asString(""),
                        begin));
              }
            }
          }
        }
      }
    }

    private Optional<byte[]> line() {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      try {
        for (int next = in.read(); next >= 0; next = in.read()) {
          place++;
          if (next == '\n') {
            return Optional.of(line.toByteArray());
          }
          line.write(next);
        }
      } catch (IOException e) {
        throw ReplacedFile.failed(file, e);
      }
      return line.size() == 0 ? Optional.empty() : Optional.of(line.toByteArray());
    }

    @Override
    public RunObservation next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      return ready.remove();
    }

    @Override
    public void close() {
      try {
        in.close();
      } catch (IOException e) {
        throw ReplacedFile.failed(file, e);
      }
    }
  }
}
