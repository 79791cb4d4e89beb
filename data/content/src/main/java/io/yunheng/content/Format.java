/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The format of a file, found from its content. */
public sealed interface Format {
  /** What the name's extension has to do with the content. */
  Naming naming();

  /** What can be seen of it by looking at its bytes. */
  Substance substance();

  /**
   * It was told.
   *
   * @param mediaType from the content alone
   * @param supertypes media types it is a kind of, nearest first
   * @param rule the rule of formats.yaml, empty where the type comes from Tika's magic numbers
   */
  record Known(
      String mediaType,
      List<String> supertypes,
      Certainty certainty,
      Substance substance,
      Naming naming,
      Optional<String> rule)
      implements Format {
    public Known {
      supertypes = List.copyOf(supertypes);
    }

    /** Whether it is this type or a kind of it; {@code text/*} stands for all types of text. */
    public boolean is(String type) {
      return TypeName.matches(mediaType, type)
          || supertypes.stream().anyMatch(above -> TypeName.matches(above, type));
    }
  }

  /** It could not be told. */
  record Unknown(Why why, Naming naming) implements Format {
    @Override
    public Substance substance() {
      return Substance.BINARY;
    }
  }

  /** Why a format could not be told. */
  enum Why {
    /** There is nothing in it. */
    EMPTY,
    /** No rule fits what is in it. */
    UNRECOGNISED;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the name's extension has to do with the content. */
  enum Naming {
    /** It is one of this format, or of a kind of it or of what it is a kind of. */
    AGREES,
    /** It is one of another format. */
    DIFFERS,
    /** There is none, or it belongs to no format known here, or the format is unknown. */
    UNTOLD;

    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
