import { ZipWriter } from '$lib/files/zip';
import { escapeXml, textToHtml } from './html-text';
import { explanationOf, idOf, type Item, type ItemOf, type Written } from './item';
import { LeftList } from './left';

const QTI = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
const PACKAGE = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';
const XSI = 'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Writes a QTI 3.0 package of single-choice items (`imsmanifest.xml` and one file for each). */
export function writeQti(items: readonly Item[], title: string): Written {
	const left = new LeftList();
	const zip = new ZipWriter();
	const files = new Map<string, ItemOf<'single-choice'>>();
	for (const item of items) {
		if (item.kind !== 'single-choice') left.add('not-carried', item, true);
		else {
			if (item.options.some(({ weight }) => weight > 0 && weight < 1)) left.add('weights', item);
			files.set(`item-${idOf(item.id, item.stem)}`, item);
		}
	}
	const encode = (text: string) => new TextEncoder().encode(text);
	zip.add('imsmanifest.xml', encode(manifest([...files.keys()], title)));
	for (const [id, item] of files) zip.add(`items/${id}.xml`, encode(itemXml(id, item)));
	return { bytes: zip.finish(), left: left.all };
}

function manifest(ids: readonly string[], title: string): string {
	const resources = ids.map(
		(id) =>
			`    <resource identifier="${id}" type="imsqti_item_xmlv3p0" href="items/${id}.xml">\n      <file href="items/${id}.xml"/>\n    </resource>\n`
	);
	return `${HEAD}<manifest xmlns="${PACKAGE}" ${XSI} xsi:schemaLocation="${PACKAGE} https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd" identifier="manifest-${idOf(title)}">
  <metadata>
    <schema>QTI Package</schema>
    <schemaversion>3.0.0</schemaversion>
  </metadata>
  <organizations/>
  <resources>
${resources.join('')}  </resources>
</manifest>
`;
}

function itemXml(id: string, item: ItemOf<'single-choice'>): string {
	const best = Math.max(...item.options.map(({ weight }) => weight));
	const key = item.options.findIndex(({ weight }) => weight === best);
	const name = escapeXml((item.title || item.stem).replace(/\s+/g, ' ').slice(0, 120));
	const choices = item.options.map(
		({ text }, i) =>
			`      <qti-simple-choice identifier="choice-${i + 1}">${escapeXml(text)}</qti-simple-choice>\n`
	);
	const said = item.options.flatMap(({ feedback }, i) =>
		feedback ? [feedbackXml(`choice-${i + 1}`, 'FEEDBACK', feedback)] : []
	);
	const explanation = explanationOf(item);
	const after = explanation ? feedbackXml('answered', 'SOLUTION', explanation) : '';
	return `${HEAD}<qti-assessment-item xmlns="${QTI}" ${XSI} xsi:schemaLocation="${QTI} https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd" identifier="${id}" title="${name}" adaptive="false" time-dependent="false" xml:lang="en">
  <qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">
    <qti-correct-response>
      <qti-value>choice-${key + 1}</qti-value>
    </qti-correct-response>
  </qti-response-declaration>
  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float">
    <qti-default-value>
      <qti-value>0</qti-value>
    </qti-default-value>
  </qti-outcome-declaration>
  <qti-outcome-declaration identifier="FEEDBACK" cardinality="single" base-type="identifier"/>
  <qti-outcome-declaration identifier="SOLUTION" cardinality="single" base-type="identifier"/>
  <qti-item-body>
    ${textToHtml(item.stem).replaceAll('<br>', '<br/>')}
    <qti-choice-interaction response-identifier="RESPONSE" shuffle="true" max-choices="1">
${choices.join('')}    </qti-choice-interaction>
  </qti-item-body>
  <qti-response-processing>
    <qti-response-condition>
      <qti-response-if>
        <qti-match>
          <qti-variable identifier="RESPONSE"/>
          <qti-correct identifier="RESPONSE"/>
        </qti-match>
        <qti-set-outcome-value identifier="SCORE">
          <qti-base-value base-type="float">1</qti-base-value>
        </qti-set-outcome-value>
      </qti-response-if>
    </qti-response-condition>
    <qti-set-outcome-value identifier="FEEDBACK">
      <qti-variable identifier="RESPONSE"/>
    </qti-set-outcome-value>
    <qti-set-outcome-value identifier="SOLUTION">
      <qti-base-value base-type="identifier">answered</qti-base-value>
    </qti-set-outcome-value>
  </qti-response-processing>
${said.join('')}${after}</qti-assessment-item>
`;
}

const feedbackXml = (id: string, outcome: string, text: string): string =>
	`  <qti-modal-feedback outcome-identifier="${outcome}" identifier="${id}" show-hide="show">\n    <qti-content-body>${textToHtml(text).replaceAll('<br>', '<br/>')}</qti-content-body>\n  </qti-modal-feedback>\n`;
