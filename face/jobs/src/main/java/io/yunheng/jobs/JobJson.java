/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.jobs;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.fault.Word;
import java.nio.file.Path;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/** Requests as JSON, as {@code docs/formats/jobs.md} says. */
public final class JobJson {
  /** The version of the format that is written. */
  public static final int VERSION = 1;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_ABSENT))
          .annotationIntrospector(new Codes())
          .addModule(
              new SimpleModule()
                  .addSerializer(Path.class, new PathWriter())
                  .addDeserializer(Path.class, new PathReader()))
          .build();

  private JobJson() {}

  /** Words of a set are written by their codes. */
  private static final class Codes extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1L;

    @Override
    public String[] findEnumValues(
        MapperConfig<?> config, AnnotatedClass type, Enum<?>[] values, String[] names) {
      String[] codes = super.findEnumValues(config, type, values, names);
      for (int i = 0; i < values.length; i++) {
        if (values[i] instanceof Word word) {
          codes[i] = word.code();
        }
      }
      return codes;
    }
  }

  private static final class PathWriter extends ValueSerializer<Path> {
    @Override
    public void serialize(Path value, JsonGenerator out, SerializationContext context) {
      out.writeString(value.toString());
    }
  }

  private static final class PathReader extends ValueDeserializer<Path> {
    @Override
    public Path deserialize(JsonParser in, DeserializationContext context) {
      if (!in.hasToken(JsonToken.VALUE_STRING)) {
        context.reportWrongTokenException(Path.class, JsonToken.VALUE_STRING, "a path is a text");
      }
      return Path.of(in.getString());
    }
  }

  /** A request as one line of JSON. */
  public static String write(JobRequest<?> request) {
    ObjectNode root = MAPPER.createObjectNode();
    root.put("yunheng", "job");
    root.put("version", VERSION);
    root.put("kind", request.kind().code());
    root.set("request", MAPPER.valueToTree(request));
    return root.toString();
  }

  /**
   * Reads a request.
   *
   * @throws FaultException with {@code JOB_REQUEST_INVALID}
   */
  public static JobRequest<?> read(String text) {
    try {
      JsonNode root = MAPPER.readTree(text);
      if (!root.path("yunheng").asString("").equals("job")
          || !root.path("version").equals(IntNode.valueOf(VERSION))) {
        throw invalid("yunheng: job, version: " + VERSION);
      }
      String code = root.path("kind").asString("");
      Optional<JobKind> kind = Word.of(JobKind.class, code);
      if (kind.isEmpty()) {
        throw invalid("kind: " + Word.known(JobKind.class));
      }
      if (!root.path("request").isObject()) {
        throw invalid("request");
      }
      return MAPPER.treeToValue(root.path("request"), kind.get().request());
    } catch (JacksonException e) {
      throw invalid(String.valueOf(e.getOriginalMessage()));
    }
  }

  private static FaultException invalid(String reason) {
    return FaultException.of(FaultCode.JOB_REQUEST_INVALID, "reason", reason);
  }
}
