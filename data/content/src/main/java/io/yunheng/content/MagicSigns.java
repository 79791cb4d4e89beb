/*
 * Copyright 2026 The Yunheng Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.yunheng.content;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.tika.detect.XmlRootExtractor;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/**
 * The signs of formats that come with Tika, tried in its order, but so that most are passed over by
 * a file's first byte or by two bytes that are nowhere in its beginning. What does not come out
 * plainly, as several formats of one rank or XML, is left to Tika.
 */
final class MagicSigns {
  private static final String FILE = "tika-mimetypes.xml";
  private static final String USUAL = "50";
  private static final MediaType HTML = MediaType.text("html");

  private final List<Rank> ranks;

  private MagicSigns(List<Rank> ranks) {
    this.ranks = List.copyOf(ranks);
  }

  /** What comes of trying all signs. */
  sealed interface Answer {
    /** No sign is there. */
    record Nothing() implements Answer {}

    /** The signs of one format are there. */
    record One(MediaType type) implements Answer {}

    /** Some are there, and Tika knows which count. */
    record Several() implements Answer {}
  }

  private record Sign(MediaType type, MagicClause clause) {}

  /** Signs that are at one place, by their first byte. */
  private static final class Place {
    private final int at;
    private final List<List<Sign>> byFirst = new ArrayList<>();

    Place(int at) {
      this.at = at;
      for (int i = 0; i < 256; i++) {
        byFirst.add(new ArrayList<>());
      }
    }
  }

  /** Signs that count as much as each other. */
  private static final class Rank {
    private final List<Place> places = new ArrayList<>();
    private final List<Sign> others = new ArrayList<>();

    void add(Sign sign) {
      Optional<MagicClause.First> first = sign.clause().first();
      if (first.isEmpty()) {
        others.add(sign);
        return;
      }
      int at = first.get().at();
      Place place =
          places.stream()
              .filter(one -> one.at == at)
              .findFirst()
              .orElseGet(
                  () -> {
                    places.add(new Place(at));
                    return places.getLast();
                  });
      place.byFirst.get(first.get().value() & 0xff).add(sign);
    }

    Answer of(byte[] head, HeadPairs pairs) {
      Answer answer = of(others, head, pairs, new Answer.Nothing());
      for (int i = 0; i < places.size() && !(answer instanceof Answer.Several); i++) {
        Place place = places.get(i);
        if (place.at < head.length) {
          answer = of(place.byFirst.get(head[place.at] & 0xff), head, pairs, answer);
        }
      }
      return answer;
    }

    private static Answer of(List<Sign> signs, byte[] head, HeadPairs pairs, Answer before) {
      Answer answer = before;
      for (Sign sign : signs) {
        if (answer instanceof Answer.One(MediaType type) && type.equals(sign.type())) {
          continue;
        }
        if (sign.clause().in(head, pairs)) {
          if (answer instanceof Answer.One) {
            return new Answer.Several();
          }
          answer = new Answer.One(sign.type());
        }
      }
      return answer;
    }
  }

  /** Those that come with Tika. */
  static MagicSigns ofTika() {
    MimeTypes types = MimeTypes.getDefaultMimeTypes();
    try (InputStream in = Objects.requireNonNull(MimeTypes.class.getResourceAsStream(FILE))) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      Element root = factory.newDocumentBuilder().parse(in).getDocumentElement();
      Map<Integer, Rank> ranks = new TreeMap<>(Comparator.reverseOrder());
      for (Element type : MagicClause.children(root, "mime-type")) {
        MediaType media = types.forName(type.getAttribute("type")).getType();
        for (Element magic : MagicClause.children(type, "magic")) {
          String rank = magic.getAttribute("priority");
          Rank signs =
              ranks.computeIfAbsent(
                  Integer.valueOf(rank.isEmpty() ? USUAL : rank), _ -> new Rank());
          MagicClause.children(magic, "match")
              .forEach(match -> signs.add(new Sign(media, MagicClause.of(match))));
        }
      }
      return new MagicSigns(List.copyOf(ranks.values()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException | MimeTypeException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What the beginning of a file says, which is not empty. */
  Answer of(byte[] head, HeadPairs pairs) {
    for (Rank rank : ranks) {
      Answer answer = rank.of(head, pairs);
      if (answer instanceof Answer.One(MediaType type) && !plain(type, head)) {
        return new Answer.Several();
      }
      if (!(answer instanceof Answer.Nothing)) {
        return answer;
      }
    }
    return new Answer.Nothing();
  }

  /**
   * Of XML the first element decides, and of what looks like HTML if it is XML too; what is known
   * to be no format may be text.
   */
  private static boolean plain(MediaType type, byte[] head) {
    if (type.equals(HTML)) {
      return Optional.ofNullable(new XmlRootExtractor().extractRootElement(head)).isEmpty();
    }
    return !type.equals(MediaType.APPLICATION_XML) && !type.equals(MediaType.OCTET_STREAM);
  }
}
