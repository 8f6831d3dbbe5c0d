import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { ModelCard } from '@/components/model/model-card';
import { versionPath } from '@/components/model/version-path';
import { ClientMessages } from '@/components/shell/client-messages';
import { MissingPage } from '@/components/shell/missing-page';
import { pageMetadata } from '@/lib/web/page-metadata';
import {
  readModelCard,
  readModelFailures,
  readModelVersions,
  readVersionTable,
} from '@/lib/web/reads/models';
import { readHardSet } from '@/lib/web/reads/runs';

const MODEL = 'mnist-mlp';

/** Title and address of a version's page. */
export async function modelMetadata(locale: string, version: number | undefined): Promise<Metadata> {
  if (version === undefined) return {};
  const t = await getTranslations({ locale, namespace: 'models' });
  const { defaultVersion } = readModelVersions(MODEL);
  return pageMetadata(locale, versionPath(version, defaultVersion), { title: t('title', { version }) });
}

/** The card of one version of the shared model, from the files that its training wrote. */
export async function ModelPage({ version }: { version: number | undefined }) {
  if (version === undefined) return <MissingPage />;
  const [card, failures, versions, hardSet] = await Promise.all([
    readModelCard(MODEL, version),
    readModelFailures(MODEL, version),
    readVersionTable(MODEL),
    readHardSet(MODEL),
  ]);
  if (card === null || failures === null) return <MissingPage />;
  const { defaultVersion } = readModelVersions(MODEL);
  return (
    <ClientMessages namespaces={['models']}>
      <ModelCard
        card={card}
        versions={versions}
        defaultVersion={defaultVersion}
        failures={failures}
        hardSet={hardSet}
      />
    </ClientMessages>
  );
}
