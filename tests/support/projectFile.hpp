// Files of the project that tests read. CMakeLists.txt names the tests that may.
#pragma once

#include <catch2/catch_test_macros.hpp>
#include <fstream>
#include <sstream>
#include <string>

namespace rnn::test {

inline std::string projectFile(const std::string& path) {
  std::ifstream file(TEKRAR_SOURCE_DIR "/" + path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  INFO(path);
  REQUIRE(file);
  return content.str();
}

// The text that the lesson gives to the sentiment task.
inline std::string sentimentText() {
  std::string text;
  for (const std::string language : {"tr", "en"}) {
    text += "== grammar " + language + "\n" + projectFile("web/data/sentiment/grammar." + language + ".txt");
    text += "== held out " + language + "\n" + projectFile("web/data/sentiment/sentences." + language + ".txt");
  }
  return text;
}

}  // namespace rnn::test
