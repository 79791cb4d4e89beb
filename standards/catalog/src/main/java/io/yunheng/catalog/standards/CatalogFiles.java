/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.catalog.standards;

import io.yunheng.fault.FaultCode;
import io.yunheng.fault.FaultException;
import io.yunheng.files.YamlDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the data files of a catalog come from; names are relative, with slashes. */
public interface CatalogFiles {
  /**
   * The content of a file.
   *
   * @throws FaultException if there is no such file or it cannot be read
   */
  byte[] bytes(String name);

  /** The files that ship with this room. */
  static CatalogFiles shipped() {
    return name -> {
      try (InputStream in = CatalogFiles.class.getResourceAsStream("/yunheng/catalog/" + name)) {
        if (in == null) {
          throw FaultException.of(FaultCode.FILE_MISSING, "file", name);
        }
        return in.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    };
  }

  /** The files of a folder. */
  static CatalogFiles in(Path folder) {
    return name -> {
      Path file = folder.resolve(name).normalize();
      if (!file.startsWith(folder.normalize())) {
        throw FaultException.of(FaultCode.PATH_ESCAPES, "path", name, "file", "documents.yaml");
      }
      if (!Files.isRegularFile(file)) {
        throw FaultException.of(FaultCode.FILE_MISSING, "file", name);
      }
      return YamlDocument.bytes(file, name);
    };
  }
}
