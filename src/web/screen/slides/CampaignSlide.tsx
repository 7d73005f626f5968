import { CinnabarGround } from '../grounds/CinnabarGround';
import { Headline } from '../parts/Headline';
import { campaignDates, PILLARS } from '../rules/campaign';
import { lengthOf } from '../rules/lengths';
import './campaign.css';
import type { SlideProps } from './props';

/** A campaign's poster: its picture, or a ground of its own, with its name in brush. */
export const CampaignSlide = ({ slide, files }: SlideProps<'campaign'>) => {
  const { name, slogan, pillar, startsOn, endsOn, summary, poster } = slide.content;
  const art = poster ? files.get(poster) : null;
  const strand = pillar && PILLARS[pillar];
  const words = lengthOf(name + (slogan ?? ''), 30, 60);
  return (
    <article className={`campaign campaign--${art ? 'poster' : 'plain'} campaign--${words}`}>
      {art ? (
        <img className="campaign__art" src={art.url} alt="" decoding="sync" />
      ) : (
        <>
          <CinnabarGround />
          <span className="campaign__ghost" aria-hidden="true">
            {strand ? strand[0] : '廉'}
          </span>
        </>
      )}
      <div className="campaign__scrim" />
      <div className="campaign__words">
        {strand && <p className="campaign__pillar">{strand}</p>}
        <Headline text={name} most={10} className="campaign__name" />
        {slogan && <p className="campaign__slogan">{slogan}</p>}
        {summary && <p className="campaign__summary">{summary}</p>}
        <p className="campaign__dates">{campaignDates(startsOn, endsOn)}</p>
      </div>
    </article>
  );
};
