import type { Vocabulary } from './vocabulary.ts';

export const en: Vocabulary = {
  common: `a the is are was were my your you i im ive it its this that these to of for with not have has had do does
    did didnt what where when how why who which can could cant would will please hi hello hey thanks thank an be
    been am on at from me we they he she there but or if so just about any all get got want need help still
    again never dont isnt doesnt and by yes no much many more only into out up than then forgot allowed return
    because since after before`,
  feelings: [
    [-3.5, 'furious livid outraged outrage infuriat* enraged disgust* fuming'],
    [
      -3,
      `unacceptable not_acceptable outrageous appalling horrible horrific atrocious abysmal scandalous disgrace*
        despicable pathetic fuck* bullshit hate hated incompeten* insult* worst a_joke`,
    ],
    [
      -2.5,
      `terrible terribly awful angry anger scam scams scammers scammed ripped_off rip_off fed_up useless
        garbage rubbish ridiculous shameful shame_on thieves liars crap nightmare sick_of sick_and_tired
        never_again last_straw thanks_for_nothing appalled absurd dreadful`,
    ],
    [
      -2,
      `disappoint* frustrat* annoyed annoying annoys upset mad unhappy dissatisf* waste_of let_down had_enough
        lost_patience rude unprofessional not_good_enough out_of_patience patience_is unbelievable hopeless lied
        lying`,
    ],
    [
      -1.5,
      `bad poor poorly worse ignored ignoring how_many_times over_and_over nobody_answers no_one_answers
      third_time fourth_time`,
    ],
    [
      -1.2,
      `third_week complaint* complain* still_waiting overcharged sad charged_twice double_charged second_time
      no_answer no_reply`,
    ],
    [-0.9, 'broken broke damaged defective faulty cracked worried missing fail* confus* crash* wrong lost stolen'],
    [
      -0.6,
      `late delay* error* stuck slow unable trouble problem* issue* unfortunately concerned overdue leak*
      cancelled`,
    ],
    [
      3,
      `love amazing fantastic excellent awesome wonderful brilliant outstanding perfect perfectly delighted
      superb thrilled`,
    ],
    [
      2,
      `great happy helpful pleased impressed satisfied best grateful well_done glad love_it works_great
      works_perfectly`,
    ],
    [
      1.5,
      `good nice friendly thanks thank_you thx appreciat* recommend* thank_you_so_much many_thanks lovely
      cheers`,
    ],
    [0.7, 'fast quick quickly better no_problem smooth easy love_to'],
    [
      0,
      `good_morning good_afternoon good_evening good_day no_thanks best_regards kind_regards as_good_as_new
        best_before a_good_time sounds_like hate_to problem_solved a_great_deal_of the_best_way
      good_to_know worst_case`,
    ],
  ],
  expected: `arrived arrive arriving received receive delivered deliver works working work load loads shipped ship
    responded respond reply replied refunded solved fixed answered come came help helped helping open opens turn
    start fit`,
  negators: `not no never dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt without hardly neither nor
    aint nobody nothing`,
  weakNegators: 'cant cannot couldnt wont wouldnt never shouldnt nobody nothing',
  intensifiers: `very so really extremely absolutely totally completely utterly incredibly truly such too deeply beyond
      bloody damn fucking`,
  diminishers: 'slightly somewhat bit little fairly rather kinda maybe quite',
  person: {
    nouns: `human humans human_being person agent agents representative rep manager supervisor operator advisor adviser
      employee`,
    vague: 'support someone somebody people staff team colleague customer_service support_team helpdesk',
    talk: 'speak talk chat speaking talking chatting connect transfer escalate forward put handed',
    want: 'want need prefer demand require get give like request insist',
    fillers: `to with a an the me us real live actual your our some customer service can please directly now
      immediately right just only another proper senior responsible through over on id i right_now living
      breathing first at last have be actually finally`,
    bots: 'bot bots robot robots machine machines chatbot chatbots ai computer',
    compounds: `account accounts role id number password login app page rights interface resources being beings
      readable portal name`,
    phrases: `call_me_back no_bots no_more_bots stop_the_bot human_please agent_please no_robots is_anyone_there
      can_someone_call can_i_have_a_human can_i_have_your_manager is_there_a_human is_there_anyone`,
  },
  topics: {
    safety: `injur* caught_fire catches_fire on_fire is_burning burned_my burnt_my exploded explosion
      electric_shock shocked_me smoke_coming smoking_battery
      allergic is_smoking smells_burnt smells_burning smells_like_burning anaphyla* poison* choking choked
      suicid* kill_myself hurt_myself end_my_life self_harm hospital ambulance unsafe not_safe dangerous danger
      carbon_monoxide gas_leak bleeding`,
    discrimination: `discriminat* racist racism racial* sexist sexism homophob* transphob* antisemit* islamophob*
      harass* bigot*`,
    fraud: `fraud* scam scams scammed scammers scammer phishing identity_theft unauthorised unauthorized
      stolen_card card_was_stolen hacked hacker* did_not_make_this didnt_make_this did_not_order_this
      never_made_this dont_recognise dont_recognize not_recognise not_recognize money_laundering forged
      counterfeit account_was_taken someone_used_my someone_else_used chargeback`,
    privacy: `gdpr ccpa hipaa personal_data personal_information my_data data_breach data_leak data_protection
      privacy_violation my_privacy privacy_breach leaked_my right_to_be_forgotten data_request stop_tracking
      data_privacy personal_details`,
    legal: `lawyer* attorney* lawsuit* solicitor* legal_action legal_steps sue_you suing will_sue to_sue
      going_to_court take_you_to_court see_you_in_court go_to_court in_court small_claims subpoena court_order
      breach_of_contract ombudsman consumer_protection legally liability prosecut* police trading_standards
      regulator`,
  },
};
