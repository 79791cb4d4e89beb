/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import io.yunheng.estate.Fact;
import io.yunheng.estate.Kind;
import io.yunheng.estate.Origin;
import io.yunheng.estate.Resource;
import io.yunheng.estate.Row;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.sym.PropertyNameMatcher;

/**
 * Reads batches of resource lines. Keeps what it has interned from batch to batch; not thread-safe.
 */
final class ResourceParser {
  private static final long UNSET = -1;

  private final FileFaults faults;
  private final Interner interner = new Interner();
  private final Map<String, ReadyShape> shapes = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  /** The record being read. */
  private @Nullable Fact<?>[] facts = new Fact<?>[64];

  private final Map<String, Long> foreign = new TreeMap<>();
  private boolean unknownSeen;
  private boolean originsSeen;
  private long line;

  ResourceParser(FileFaults faults) {
    this.faults = faults;
  }

  Batch.Result read(Batch batch, EstateDefinitions.Snapshot definitions) {
    Batch.Result result = Batch.Result.of(batch);
    Order order = new Order();
    int record = 0;
    try (JsonParser parser =
        EstateFormat.JSON.createParser(
            ObjectReadContext.empty(), batch.bytes(), 0, batch.length())) {
      for (; record < batch.count(); record++) {
        line = batch.line(record);
        begin(parser, batch.start(record));
        Resource resource = resource(parser, definitions);
        end(parser, batch.start(record), batch.end(record));
        var disorder = order.next(resource, line, faults);
        if (disorder.isPresent()) {
          return result.with(disorder.get());
        }
        if (!foreign.isEmpty()) {
          result.origins().put(record, origins(definitions));
        }
        result.resources().add(resource);
      }
    } catch (JacksonException e) {
      long offset = e.getLocation() == null ? 0 : e.getLocation().getByteOffset();
      return result.with(malformed(offset - batch.start(record)));
    } catch (FaultException e) {
      return result.with(e);
    }
    return result;
  }

  private void begin(JsonParser parser, int start) {
    if (parser.nextToken() != JsonToken.START_OBJECT
        || parser.currentTokenLocation().getByteOffset() != start) {
      throw malformed(parser.currentTokenLocation().getByteOffset() - start);
    }
  }

  private void end(JsonParser parser, int start, int end) {
    long offset = parser.currentLocation().getByteOffset();
    if (offset != end) {
      throw malformed(offset - start);
    }
  }

  private FaultException malformed(long offset) {
    String column = Long.toString(Math.max(1, offset));
    return faults.at(line, FaultCode.ESTATE_LINE_MALFORMED, "column", column);
  }

  private Resource resource(JsonParser parser, EstateDefinitions.Snapshot definitions) {
    ReadyShape shape = shape(parser);
    PropertyNameMatcher members = shape.members();
    String id = null;
    long origin = UNSET;
    foreign.clear();
    unknownSeen = false;
    originsSeen = false;
    for (int i = 0; i < shape.columns(); i++) {
      facts[i] = null;
    }
    int member;
    while ((member = parser.nextNameMatch(members)) != PropertyNameMatcher.MATCH_END_OBJECT) {
      if (member >= ReadyShape.FIRST_COLUMN) {
        int column = member - ReadyShape.FIRST_COLUMN;
        parser.nextToken();
        set(shape, column, value(parser, shape, column));
      } else if (member == ReadyShape.ID) {
        if (id != null) {
          throw twice(EstateFormat.ID);
        }
        if (parser.nextToken() != JsonToken.VALUE_STRING) {
          throw type(EstateFormat.ID, "text", Tokens.word(parser));
        }
        id = interner.text(parser.getString(), shape.usage(ReadyShape.ID)).value();
      } else if (member == ReadyShape.ORIGIN) {
        if (origin != UNSET) {
          throw twice(EstateFormat.ORIGIN);
        }
        parser.nextToken();
        origin = origin(parser, EstateFormat.ORIGIN, definitions);
      } else if (member == ReadyShape.UNKNOWN) {
        unknown(parser, shape, definitions);
      } else if (member == ReadyShape.ORIGINS) {
        origins(parser, shape, definitions);
      } else if (member == ReadyShape.KIND) {
        throw twice(EstateFormat.KIND);
      } else if (member == PropertyNameMatcher.MATCH_UNKNOWN_NAME) {
        throw unknownColumn(shape, parser.currentName());
      } else {
        throw malformed(0);
      }
    }
    if (id == null) {
      throw missing(EstateFormat.ID);
    }
    if (origin == UNSET) {
      throw missing(EstateFormat.ORIGIN);
    }
    return build(shape, id, definitions.origin(origin), definitions.unset(origin));
  }

  private ReadyShape shape(JsonParser parser) {
    String name = parser.nextName();
    if (!EstateFormat.KIND.equals(name)) {
      throw missing(EstateFormat.KIND);
    }
    String code = parser.nextStringValue();
    if (code == null) {
      throw type(EstateFormat.KIND, "text", Tokens.word(parser));
    }
    ReadyShape shape = shapes.get(code);
    if (shape == null) {
      Kind kind =
          Kind.of(code)
              .orElseThrow(() -> faults.at(line, FaultCode.ESTATE_KIND_UNKNOWN, "kind", code));
      shape = new ReadyShape(kind);
      shapes.put(code, shape);
    }
    return shape;
  }

  private Resource build(ReadyShape shape, String id, Origin origin, Fact<?> unset) {
    Fact<?>[] all = shape.facts();
    for (int i = 0; i < all.length; i++) {
      Fact<?> fact = facts[i];
      all[i] = fact == null ? unset : fact;
    }
    return shape.shape().build(Row.of(id, origin, all));
  }

  private void set(ReadyShape shape, int column, Fact<?> fact) {
    if (facts[column] != null) {
      throw twice(shape.name(column + ReadyShape.FIRST_COLUMN));
    }
    facts[column] = fact;
  }

  /** The fact that the current token says about the column. */
  private Fact<?> value(JsonParser parser, ReadyShape shape, int column) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return Fact.none();
    }
    switch (shape.type(column)) {
      case TEXT, REF -> {
        if (token == JsonToken.VALUE_STRING) {
          return interner.text(parser.getString(), shape.usage(column + ReadyShape.FIRST_COLUMN));
        }
      }
      case WORD -> {
        if (token == JsonToken.VALUE_STRING) {
          return word(parser.getString(), shape, column);
        }
      }
      case BOOL -> {
        if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
          return interner.bool(token == JsonToken.VALUE_TRUE);
        }
      }
      case NUMBER -> {
        if (token == JsonToken.VALUE_NUMBER_INT && fitsLong(parser)) {
          return interner.number(parser.getLongValue());
        }
      }
      case TIME -> {
        if (token == JsonToken.VALUE_STRING) {
          var moment = Moments.parse(parser.getString());
          if (moment.isPresent()) {
            return Fact.known(moment.get());
          }
        }
      }
      case TEXTS, REFS -> {
        if (token == JsonToken.START_ARRAY) {
          return list(parser, shape, column);
        }
      }
    }
    throw type(
        shape.name(column + ReadyShape.FIRST_COLUMN), expected(shape, column), Tokens.word(parser));
  }

  private static boolean fitsLong(JsonParser parser) {
    return switch (parser.getNumberType()) {
      case INT, LONG -> true;
      case BIG_INTEGER, FLOAT, DOUBLE, BIG_DECIMAL -> false;
    };
  }

  private static String expected(ReadyShape shape, int column) {
    return switch (shape.type(column)) {
      case TEXT, REF, WORD -> "text";
      case BOOL -> "boolean";
      case NUMBER -> "number (64 bit)";
      case TIME -> "time (RFC 3339, UTC)";
      case TEXTS, REFS -> "list of texts";
    };
  }

  private Fact<String> word(String word, ReadyShape shape, int column) {
    Fact<String> fact = shape.words(column).get(word);
    if (fact == null) {
      throw faults.at(
          line,
          FaultCode.ESTATE_WORD_WRONG,
          "member",
          shape.name(column + ReadyShape.FIRST_COLUMN),
          "word",
          word,
          "known",
          String.join(", ", new TreeSet<>(shape.words(column).keySet())));
    }
    return fact;
  }

  private Fact<List<String>> list(JsonParser parser, ReadyShape shape, int column) {
    texts.clear();
    Interner.Usage usage = shape.usage(column + ReadyShape.FIRST_COLUMN);
    JsonToken token;
    while ((token = parser.nextToken()) != JsonToken.END_ARRAY) {
      if (token != JsonToken.VALUE_STRING) {
        throw type(
            shape.name(column + ReadyShape.FIRST_COLUMN),
            "list of texts",
            "list with " + Tokens.word(parser));
      }
      texts.add(interner.text(parser.getString(), usage).value());
    }
    return interner.list(List.copyOf(texts), shape.listUsage(column + ReadyShape.FIRST_COLUMN));
  }

  private void unknown(
      JsonParser parser, ReadyShape shape, EstateDefinitions.Snapshot definitions) {
    if (unknownSeen) {
      throw twice(EstateFormat.UNKNOWN);
    }
    unknownSeen = true;
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw type(EstateFormat.UNKNOWN, "object", Tokens.word(parser));
    }
    String name;
    while ((name = parser.nextName()) != null) {
      int column = column(shape, name);
      long gap = number(parser, name);
      if (!definitions.hasGap(gap, line)) {
        throw undefined(EstateFormat.UNKNOWN + "." + name, gap);
      }
      set(shape, column, definitions.unknown(gap));
    }
  }

  private void origins(
      JsonParser parser, ReadyShape shape, EstateDefinitions.Snapshot definitions) {
    if (originsSeen) {
      throw twice(EstateFormat.ORIGINS);
    }
    originsSeen = true;
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      throw type(EstateFormat.ORIGINS, "object", Tokens.word(parser));
    }
    String name;
    while ((name = parser.nextName()) != null) {
      column(shape, name);
      parser.nextToken();
      long origin = origin(parser, EstateFormat.ORIGINS + "." + name, definitions);
      if (foreign.put(name, origin) != null) {
        throw twice(EstateFormat.ORIGINS + "." + name);
      }
    }
  }

  private Map<String, Origin> origins(EstateDefinitions.Snapshot definitions) {
    Map<String, Origin> origins = new TreeMap<>();
    foreign.forEach((column, number) -> origins.put(column, definitions.origin(number)));
    return origins;
  }

  private int column(ReadyShape shape, String name) {
    OptionalInt column = shape.shape().index(name);
    if (column.isEmpty()) {
      throw unknownColumn(shape, name);
    }
    return column.getAsInt();
  }

  private long origin(JsonParser parser, String member, EstateDefinitions.Snapshot definitions) {
    long number = numberHere(parser, member);
    if (!definitions.hasOrigin(number, line)) {
      throw undefined(member, number);
    }
    return number;
  }

  private long number(JsonParser parser, String member) {
    parser.nextToken();
    return numberHere(parser, member);
  }

  private long numberHere(JsonParser parser, String member) {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT || !fitsLong(parser)) {
      throw type(member, "number", Tokens.word(parser));
    }
    return parser.getLongValue();
  }

  private FaultException unknownColumn(ReadyShape shape, String name) {
    return faults.at(
        line,
        FaultCode.ESTATE_COLUMN_UNKNOWN,
        "kind",
        shape.kind().code(),
        "column",
        String.valueOf(name));
  }

  private FaultException type(String member, String expected, String actual) {
    return faults.at(
        line,
        FaultCode.ESTATE_TYPE_WRONG,
        "member",
        member,
        "expected",
        expected,
        "actual",
        actual);
  }

  private FaultException undefined(String member, long number) {
    return faults.at(
        line, FaultCode.ESTATE_NUMBER_UNDEFINED, "member", member, "number", Long.toString(number));
  }

  private FaultException missing(String member) {
    return faults.at(line, FaultCode.ESTATE_MEMBER_MISSING, "member", member);
  }

  private FaultException twice(String member) {
    return faults.at(line, FaultCode.ESTATE_MEMBER_TWICE, "member", member);
  }
}
