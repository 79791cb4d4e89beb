/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.inspection.opening;

import io.yunheng.inspection.context.ContentCount;
import io.yunheng.inspection.context.DeepCode;
import io.yunheng.inspection.context.InspectionContext;
import io.yunheng.inspection.context.InspectionStopException;
import io.yunheng.inspection.document.XmlText;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/**
 * Office files that are zip archives: OOXML (ISO/IEC 29500-2), OpenDocument (ISO/IEC 26300-3), OFD
 * (GB/T 33190). Told by the parts that each has to have.
 */
final class Packages {
  private static final String TYPES = "[Content_Types].xml";
  private static final String ODF_MANIFEST = "META-INF/manifest.xml";
  private static final String OFD = "OFD.xml";

  private final InspectionContext look;
  private final ZipEntries entries;
  private final Map<String, ZipRecord> parts;
  private final String place;

  Packages(InspectionContext look, ZipEntries entries, Map<String, ZipRecord> parts, String place) {
    this.look = look;
    this.entries = entries;
    this.parts = parts;
    this.place = place;
  }

  void see() throws IOException {
    if (parts.containsKey(TYPES)) {
      ooxml();
    } else if (parts.containsKey("mimetype") && parts.containsKey(ODF_MANIFEST)) {
      odf();
    } else if (parts.containsKey(OFD)) {
      ofd();
    }
  }

  /** Reads a part that is XML; whether it is there and sound. */
  private boolean xml(String name, XmlText.Seen seen) throws IOException {
    ZipRecord record = parts.get(name);
    String where = ArchiveNames.place(place, name);
    if (record == null) {
      look.found(DeepCode.PART_MISSING, place, "part", name);
      return false;
    }
    try (InputStream in = entries.open(record, where)) {
      return XmlText.read(in, look, where, DeepCode.PART_MALFORMED, seen);
    } catch (InspectionStopException stop) {
      if (stop.everything()) {
        throw stop;
      }
      look.found(stop);
      return false;
    }
  }

  private void part(String name) {
    if (!parts.containsKey(name)) {
      look.found(DeepCode.PART_MISSING, place, "part", name);
    }
  }

  private void ooxml() throws IOException {
    int[] main = {0};
    for (String name : parts.keySet()) {
      look.count(ContentCount.PARTS, 1);
      if (name.endsWith(".rels")) {
        String base = base(name);
        xml(
            name,
            (element, attributes) -> {
              if (element.equals("Relationship")) {
                String target = attributes.getOrDefault("Target", "");
                if (attributes.getOrDefault("TargetMode", "").equals("External")) {
                  look.found(DeepCode.PART_EXTERNAL, ArchiveNames.place(place, name));
                } else if (!target.isEmpty() && !target.startsWith("#")) {
                  part(resolved(base, target));
                  boolean whole = attributes.getOrDefault("Type", "").endsWith("/officeDocument");
                  main[0] += name.equals("_rels/.rels") && whole ? 1 : 0;
                }
              }
            });
      } else if (name.endsWith(".xml")) {
        xml(name, XmlText.Seen.NOTHING);
      } else if (name.endsWith("vbaProject.bin")) {
        look.found(DeepCode.MACROS, ArchiveNames.place(place, name));
      }
    }
    if (main[0] == 0) {
      look.found(DeepCode.PART_MISSING, place, "part", "officeDocument");
    }
  }

  /** The folder that targets of a relationships part are relative to. */
  private static String base(String rels) {
    int at = rels.lastIndexOf("_rels/");
    return at < 0 ? "" : rels.substring(0, at);
  }

  /** A part's name from a base folder and a target, both with slashes. */
  private static String resolved(String base, String target) {
    String path = target.startsWith("/") ? target.substring(1) : base + target;
    java.util.ArrayDeque<String> names = new java.util.ArrayDeque<>();
    for (String name : path.split("/", -1)) {
      if (name.equals("..")) {
        names.pollLast();
      } else if (!name.isEmpty() && !name.equals(".")) {
        names.addLast(name);
      }
    }
    int fragment = path.indexOf('#');
    String whole = String.join("/", names);
    return fragment < 0 ? whole : whole.substring(0, Math.max(0, whole.indexOf('#')));
  }

  private void odf() throws IOException {
    boolean[] encrypted = {false};
    xml(
        ODF_MANIFEST,
        (element, attributes) -> {
          encrypted[0] |= element.equals("encryption-data");
          String path = attributes.getOrDefault("full-path", "");
          if (element.equals("file-entry") && !path.isEmpty() && !path.endsWith("/")) {
            part(path);
            look.count(ContentCount.PARTS, 1);
          }
        });
    if (encrypted[0]) {
      look.found(DeepCode.DOCUMENT_ENCRYPTED, place);
      return;
    }
    xml("content.xml", XmlText.Seen.NOTHING);
    for (String name : java.util.List.of("styles.xml", "meta.xml", "settings.xml")) {
      if (parts.containsKey(name)) {
        xml(name, XmlText.Seen.NOTHING);
      }
    }
    for (String name : parts.keySet()) {
      if ((name.startsWith("Basic/") && name.endsWith(".xml")) || name.startsWith("Scripts/")) {
        look.found(DeepCode.MACROS, ArchiveNames.place(place, name));
        return;
      }
    }
  }

  private void ofd() throws IOException {
    java.util.List<String> roots = new java.util.ArrayList<>();
    boolean sound =
        xml(OFD, XmlText.texts("DocRoot", text -> roots.add(resolved("", text.strip()))));
    if (sound && roots.isEmpty()) {
      look.found(DeepCode.PART_MISSING, place, "part", "DocRoot");
    }
    for (String root : roots) {
      String base = root.substring(0, root.lastIndexOf('/') + 1);
      java.util.List<String> pages = new java.util.ArrayList<>();
      xml(
          root,
          (element, attributes) -> {
            if (element.equals("Page") && attributes.containsKey("BaseLoc")) {
              pages.add(resolved(base, Optional.ofNullable(attributes.get("BaseLoc")).orElse("")));
            }
          });
      for (String page : pages) {
        if (xml(page, XmlText.Seen.NOTHING)) {
          look.count(ContentCount.PAGES, 1);
        }
      }
      if (pages.isEmpty() && parts.containsKey(root)) {
        look.found(DeepCode.NO_PAGES, ArchiveNames.place(place, root));
      }
    }
  }
}
