import { once } from '../once'

/** Journals by the commands that stand for them in the files of ADS. Source: the macros of AASTeX. */
const JOURNALS: () => ReadonlyMap<string, string> = /* @__PURE__ */ once(
  () =>
    new Map(
      `
  aap=Astronomy and Astrophysics
  aapr=Astronomy and Astrophysics Reviews
  aaps=Astronomy and Astrophysics Supplement
  actaa=Acta Astronomica
  aj=The Astronomical Journal
  ao=Applied Optics
  apj=The Astrophysical Journal
  apjl=The Astrophysical Journal Letters
  apjlett=The Astrophysical Journal Letters
  apjs=The Astrophysical Journal Supplement Series
  apjsupp=The Astrophysical Journal Supplement Series
  aplett=Astrophysics Letters
  applopt=Applied Optics
  apss=Astrophysics and Space Science
  araa=Annual Review of Astronomy and Astrophysics
  azh=Astronomicheskii Zhurnal
  baas=Bulletin of the American Astronomical Society
  caa=Chinese Astronomy and Astrophysics
  cjaa=Chinese Journal of Astronomy and Astrophysics
  gca=Geochimica et Cosmochimica Acta
  grl=Geophysical Research Letters
  icarus=Icarus
  jcap=Journal of Cosmology and Astroparticle Physics
  jcp=The Journal of Chemical Physics
  jgr=Journal of Geophysical Research
  jqsrt=Journal of Quantitative Spectroscopy and Radiative Transfer
  jrasc=Journal of the Royal Astronomical Society of Canada
  memras=Memoirs of the Royal Astronomical Society
  memsai=Memorie della Società Astronomica Italiana
  mnras=Monthly Notices of the Royal Astronomical Society
  na=New Astronomy
  nar=New Astronomy Reviews
  nat=Nature
  nphysa=Nuclear Physics A
  pasa=Publications of the Astronomical Society of Australia
  pasj=Publications of the Astronomical Society of Japan
  pasp=Publications of the Astronomical Society of the Pacific
  physrep=Physics Reports
  physscr=Physica Scripta
  planss=Planetary and Space Science
  pra=Physical Review A
  prb=Physical Review B
  prc=Physical Review C
  prd=Physical Review D
  pre=Physical Review E
  prl=Physical Review Letters
  procspie=Proceedings of SPIE
  psj=The Planetary Science Journal
  qjras=Quarterly Journal of the Royal Astronomical Society
  rmxaa=Revista Mexicana de Astronomía y Astrofísica
  skytel=Sky and Telescope
  solphys=Solar Physics
  sovast=Soviet Astronomy
  ssr=Space Science Reviews
  zap=Zeitschrift für Astrophysik
  `
        .trim()
        .split(/\s*\n\s*/)
        .map((pair) => pair.split('=') as [string, string]),
    ),
)

/** The journal that a value of nothing but a command names: `\\apj`, `{\\mnras}`. */
export function journalOfCommand(tex: string): string | undefined {
  const name = /^\s*\{?\s*\\([A-Za-z]{2,10})\s*\}?\s*$/.exec(tex)?.[1]
  return name === undefined ? undefined : JOURNALS().get(name)
}
