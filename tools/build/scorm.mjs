// The SCORM 1.2 package: the one-file page once, and an item for each lesson.
import { zipSync } from 'fflate';

/** @typedef {{ id: string, name: string }} PackagedLesson */

/**
 * @param {string} page
 * @param {{ language: string, lessons: readonly PackagedLesson[] }} about
 * @returns {Uint8Array} the same bytes for the same content
 */
export function scormPackage(page, about) {
  const utf8 = new TextEncoder();
  const files = { 'imsmanifest.xml': utf8.encode(manifest(about)), 'tekrar.html': utf8.encode(page) };
  return zipSync(files, { level: 9, mtime: '1980-01-01T12:00:00' });
}

/** @param {{ language: string, lessons: readonly PackagedLesson[] }} about */
function manifest({ language, lessons }) {
  const items = lessons.map(
    ({ id, name }) => `
      <item identifier="${escaped(id)}" identifierref="page" parameters="?lesson=${escaped(id)}&amp;lang=${language}">
        <title>${escaped(name)}</title>
      </item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<manifest identifier="tekrar" version="1.0"
  xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2"
  xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2">
  <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
  </metadata>
  <organizations default="lessons">
    <organization identifier="lessons">
      <title>Tekrar</title>${items.join('')}
    </organization>
  </organizations>
  <resources>
    <resource identifier="page" type="webcontent" adlcp:scormtype="sco" href="tekrar.html">
      <file href="tekrar.html" />
    </resource>
  </resources>
</manifest>
`;
}

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
