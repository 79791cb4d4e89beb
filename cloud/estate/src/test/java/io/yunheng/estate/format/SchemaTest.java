/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.estate.format;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.yunheng.estate.EstateSchema;
import io.yunheng.estate.Golden;
import io.yunheng.estate.KindLabels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTest {
  private static final Schema SCHEMA =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(EstateSchema.text());

  @Test
  void theSchemaIsCurrent() throws IOException {
    Golden.check(
        Golden.file("cloud/estate/src/main/resources/yunheng/estate/estate.schema.json"),
        new SchemaGenerator(KindLabels.load()).generate());
  }

  static LongStream seeds() {
    return RandomEstates.seeds(2);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void whatIsWrittenIsValid(long seed) {
    String text =
        new String(RoundTripTest.bytes(new RandomEstates(seed).estate(2)), StandardCharsets.UTF_8);
    text.lines().forEach(line -> assertThat(errors(line)).as("seed %d: %s", seed, line).isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"kind\":\"spaceship\",\"id\":\"a\",\"origin\":0}",
        "{\"kind\":\"instance\",\"id\":\"a\"}",
        "{\"kind\":\"instance\",\"id\":1,\"origin\":0}",
        "{\"kind\":\"instance\",\"id\":\"a\",\"origin\":-1}",
        "{\"kind\":\"instance\",\"id\":\"a\",\"origin\":0,\"colour\":\"red\"}",
        "{\"kind\":\"instance\",\"id\":\"a\",\"origin\":0,\"name\":7}",
        "{\"kind\":\"instance\",\"id\":\"a\",\"origin\":0,\"state\":\"asleep\"}",
        "{\"kind\":\"instance\",\"id\":\"a\",\"origin\":0,\"created\":\"yesterday\"}",
        "{\"kind\":\"instance\",\"id\":\"a\",\"origin\":0,\"tags\":[null]}",
        "{\"kind\":\"instance\",\"id\":\"a\",\"origin\":0,\"unknown\":{\"colour\":0}}",
        "{\"kind\":\"instance\",\"id\":\"a\",\"origin\":0,\"origins\":{\"name\":\"x\"}}",
        "{\"kind\":\"volume\",\"id\":\"a\",\"origin\":0,\"sizeGiB\":9223372036854775808}",
        "{\"end\":true,\"records\":1,\"sha256\":\"abc\"}"
      })
  void whatIsWrongIsInvalid(String line) {
    assertThat(errors(line)).isNotEmpty();
  }

  private static List<?> errors(String line) {
    return SCHEMA.validate(line, InputFormat.JSON);
  }
}
